import type { HotelWords } from './hotel-words.js';

/** Folios, payments, receivables and documents. */
export const CASHIER_WORDS: HotelWords = {
  // The bill
  'csh.getFolio':
    'bill of a guest, show the bill of a room, folio of room 204, what does a guest owe, balance of a stay, charges on the bill, what is on the account of a guest, postings by window, how much has the guest to pay, items on the bill, outstanding amount of a guest, balance of the group account',
  'csh.getTransactionCodes':
    'which code to post with, charge codes, list of posting codes, code for laundry, code for minibar, articles to post',
  'csh.postBillingCharges':
    'post a charge to a room, put minibar on the bill, charge laundry to the room, room service to the room, charge dinner to a guest, add something to the bill, bill parking, charge a no-show fee, charge a guest',
  'csh.postBillingPayment':
    'take a payment, guest pays cash, guest pays by card, settle the bill, pay the balance, receive money, payment of the folio, pay off the account',
  'csh.postChargesAndPayments': 'charge and pay at once',
  'csh.postArticlesSale': 'sell articles, sell a souvenir',
  'csh.postPasserBySale': 'sell something to a passer-by, sale without a stay',
  'csh.adjustTransactions':
    'correct a posting, give a rebate, reduce a charge, allowance after a complaint, take something off the bill, adjust a wrong amount, discount on the bill, reverse a wrong charge',
  'csh.deleteReservationTransactions':
    'delete postings of the same day, void a charge, remove a charge posted by mistake, wrong charge posted today',
  'csh.postReversePayment':
    'refund a payment, reverse a payment, give money back, payment was taken twice, pay back the guest, refund the card',
  'csh.splitTransaction': 'split a posting, divide a charge in two, share a charge between guests',
  'csh.transferTransactionToWindow':
    'move a posting to another window, put the bar bill on window two, separate charges on two bills, split the bill',
  'csh.transferTransactionToReservation':
    'transfer charges to another guest, move charges to another room, put his charges on the bill of his colleague, another room pays',
  'csh.transferFolioToWindow': 'move a whole bill to another window',
  'csh.getGuestsTransactions': 'transactions of guests, find a posting',
  'csh.getPostBillingCharges': 'charges that came after check-out',
  'csh.postGuestCheckDetails': 'restaurant check of a guest',
  'csh.getCheckDetails': 'details of a restaurant check',
  'csh.getReservationPackageOptions': 'package allowance left',

  // Deposits and cards
  'csh.getDepositFolio':
    'deposits of a booking, has the deposit been paid, prepayments of a stay, deposit received, bill for a deposit, deposit invoice',
  'csh.getMaturedDeposits':
    'deposits due, paid deposits of a stay, deposit has not arrived, missing deposits',
  'csh.postDepositPayment':
    'take a deposit, prepayment before arrival, guest pays in advance, advance payment for a booking, post a deposit',
  'csh.transitionDepositToGuestFolio': 'move the deposit to the bill, apply the deposit at check-in',
  'csh.authorizeCreditCardAmount':
    'hold an amount on the card, pre-authorise a credit card, block money on the card, authorise the card, increase the authorisation',
  'csh.getAuthorizationHistory':
    'amounts held on the card, how much is authorised, authorisations of a stay, blocked amount on the credit card, was the card authorised',
  'csh.getFixedCharges': 'fixed charges of a stay, what is charged every night',
  'csh.postFixedCharges':
    'charge something every night, add a recurring charge, daily parking fee, charge parking for every night, pet fee per day',
  'csh.updateFixedCharges': 'change a recurring charge',
  'csh.removeFixedCharges': 'stop a recurring charge, no longer charge parking each day',

  // Leaving
  'csh.postAdvanceRoomCharges':
    'post room and tax in advance, charge the coming nights now, advance bill before the last night',
  'csh.postProformaFolio':
    'proforma invoice, invoice before departure, information bill, interim bill for the guest, print a bill without closing it, preview of the bill',
  'csh.postProforma': 'proforma invoice',
  'csh.applyFinalPostings': 'post last charges before check-out, final postings',
  'csh.generateFolio':
    'make the invoice, final bill, print the bill at check-out, create the folio number, issue an invoice to the guest, invoice for the stay',
  'csh.voidFolio': 'void an invoice, cancel an invoice that was issued',
  'csh.postCheckOut': 'check out a guest, check the guest out, guest leaves, finish the stay, check out',
  'csh.reinstateCheckOut':
    'undo a check-out, check-out was a mistake, guest is back after check-out, guest returned to his room, reverse check-out',
  'csh.verifyForEarlyDeparture': 'what happens if the guest leaves earlier, early departure fee',
  'csh.putForEarlyDeparture':
    'guest leaves earlier than booked, early departure, guest is leaving before his departure date, leave two days early',
  'csh.closeReservationFolio': 'close the bill of a stay',
  'csh.searchFolioHistory':
    'old bills, copy of an invoice, invoice of a past stay, reprint an old folio, guest lost his invoice, bill from last month',
  'csh.searchReceiptHistory': 'old receipts, copy of a receipt',
  'csh.getStoredFolioDetails': 'stored bill',
  'csh.convertFolio': 'convert a folio to another type',

  // Cashier and revenue
  'csh.getFinancialPostings':
    'journal of postings, all postings of yesterday, all charges and payments of a date, list of transactions by day, revenue journal',
  'csh.getHotelRevenue':
    'revenue of a business date, total revenue of a day, what did we earn yesterday, room revenue of a day',
  'csh.getCashierClosure': 'closing of a cashier, what is in the drawer, cash to drop',
  'csh.putCashier': 'close a cashier, end of shift, close my till, cash up',
  'csh.getCashierTransactions': 'transactions of a cashier, what did I post today',
  'csh.getCashierReportPostings': 'report of what a cashier posted',
  'csh.getCashierClosureInfo': 'which cashiers are closed, open cashiers',
  'csh.postForeignCurrencyExchange':
    'exchange foreign money for a guest, guest wants to change dollars, buy foreign notes',
  'csh.calculateForeignCurrency': 'what is an amount worth in another currency, convert an amount',
  'csh.getReservationVouchers': 'vouchers of a stay',
  'csh.autoSettleCompFolios': 'settle complimentary bills',
  'csh.postPrepaidCards': 'sell a gift card',
  'csh.redeemPrepaidCards': 'guest pays with a gift card',
  'csh.reloadPrepaidCard': 'load money on a gift card',
  'csh.getCreditLimitOveragePayments':
    'payments taken over the credit limit, guests above their credit limit',
  'csh.getReservationRevenueBucketTotals': 'totals of a stay by kind of revenue',
  'fofcfg.getExchangeRatesInfo': 'exchange rates of currencies, what is the rate of the dollar',

  // Receivables
  'ars.getAccounts': 'accounts receivable, find a debtor, city ledger accounts, credit customers',
  'ars.getAccount': 'open one receivable account',
  'ars.postAccount': 'open a receivable account for a company, company gets credit',
  'ars.putAccount': 'change a receivable account, change the credit limit of a company',
  'ars.searchARTransactions':
    'unpaid invoices, open invoices of a company, what does a company owe, invoices in the city ledger, overdue invoices, payments of debtors, companies that owe us money, unpaid city ledger',
  'ars.searchInvoicesOnHold': 'invoices on hold',
  'ars.getProfileAging': 'aging of a debtor, how old are the debts, debts older than ninety days',
  'ars.getARStatements': 'statements of account sent to debtors',
  'ars.postStatements': 'send a statement of account to a debtor',
  'ars.postReminders': 'send reminders, remind debtors, dunning letters, remind companies that have not paid',
  'ars.getRemindersHistory': 'reminders that were sent',
  'ars.postARPayments': 'company pays an invoice, payment from a debtor, book a bank transfer to an account',
  'ars.postChargesToAR': 'charge an account receivable, post a charge to a company account',
  'ars.postCreditToInvoices': 'apply a credit to invoices',
  'ars.postReversePayment': 'reverse a payment in accounts receivable, debtor payment was wrong',
  'ars.transferDirectBillsToAr':
    'transfer direct bills to accounts receivable, send bills to the company account, move bills to the city ledger',
  'ars.reopenInvoices': 'open a closed invoice of a debtor again',

  // Documents
  'medcfg.getFolioReport': 'bill as a document, pdf of the bill, print the folio, download the invoice',
  'medcfg.emailFolioReport': 'send the bill by e-mail, email the invoice to the guest, mail the folio',
  'medcfg.getRegistrationCard': 'registration card to sign, print the registration card',
  'medcfg.uploadFileAttachment':
    'attach a file, upload a document, attach a contract to a group, add a passport scan to a profile, attach to a booking',
  'medcfg.getFileAttachment': 'download an attached file, open an attachment',
  'medcfg.uploadImage': 'upload a picture',
  'medcfg.getImage': 'picture of a hotel or room',
};
