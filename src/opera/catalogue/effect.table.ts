import type { Effect } from './operation.js';

/** Operations whose method does not tell what they do, or whose write needs a person's consent. */
export interface EffectOverride {
  readonly effect: Effect;
  /** Why, in our words. */
  readonly reason: string;
  /** `module.operationId`. */
  readonly operations: readonly string[];
}

const of = (effect: Effect, reason: string, module: string, names: string): EffectOverride => ({
  effect,
  reason,
  operations: names.split(/\s+/).map((name) => `${module}.${name}`),
});

/**
 * The reviewed table behind `effectOf`: every operation appears at most once and exists in Oracle's files (tested).
 * Without a row: GET, HEAD and POST searches read, deletions and changes of configuration are destructive, all else writes.
 */
export const EFFECT_OVERRIDES: readonly EffectOverride[] = [
  // Reads that do not look like it
  of(
    'read',
    'validation: says whether a change would be accepted, changes nothing',
    'rsv',
    'putValidateReservationChanges putReservationHeaderValidation putReservationDailyRateDetailValidation putValidateOverlappingStay putValidateOverlappingStays putCombineShareValidations putBreakShareValidations validatePolicies validateRateInfo',
  ),
  of(
    'read',
    'validation: says whether a change would be accepted, changes nothing',
    'blk',
    'postBlockValidate putValidateBlockCode putTourSeriesValidate',
  ),
  of(
    'read',
    'validation: says whether a change would be accepted, changes nothing',
    'crm',
    'validateForgetProfiles validateReservationsForProfile validateEmail validatePhone verifyECertificate',
  ),
  of(
    'read',
    'validation: says whether a change would be accepted, changes nothing',
    'csh',
    'validateCreditBill validateDepositFolio',
  ),
  of(
    'read',
    'validation: says whether a guarantee would be accepted',
    'par',
    'validateReservationGuarantees',
  ),
  of('read', 'validation: says whether a room class is in use', 'rmcfg', 'validateRoomClassInUse'),
  of('read', 'dry run of the upsell rules', 'rsvcfg', 'testUpsellRules'),
  of('read', 'validation of values against a list', 'lov', 'validateListOfValues'),
  of(
    'read',
    'replaces a GET so that guest data leave the URL',
    'csh',
    'postCCAuthorizationInstructions postCCAuthorizationInstructionsByProfile',
  ),
  of('read', 'arithmetic on an exchange rate, posts nothing', 'csh', 'calculateForeignCurrency'),
  of('read', 'a summary of errors asked for with POST', 'crm', 'getSuspendedProfilesErrorsSummaryByProperty'),
  of('read', 'a look-up in an external system asked for with POST', 'par', 'retriveExternalControlSegment'),
  of('read', 'issues an access token, changes nothing in the hotel', 'oauth', 'getToken'),
  of('read', 'issues an access token, changes nothing in the hotel', 'hdpbaoauth2', 'getToken'),
  of(
    'read',
    'starts an extract: a job that only collects data',
    'blkasync',
    'startBlockAllocationSummaryProcess postStartFetchBlockProcess',
  ),
  of(
    'read',
    'starts an extract: a job that only collects data',
    'invasync',
    'startRevenueInventoryStatisticsProcess startInventoryStatisticsProcess',
  ),
  of('read', 'starts an extract: a job that only collects data', 'cshasync', 'startFinancialPostingsAsync'),
  of(
    'read',
    'starts an extract or a validation: a job that changes nothing',
    'rsvasync',
    'startReservationsDailySummaryProcess startRoomingListValidationProcess',
  ),

  // Reads by method that change something
  of('write', 'a GET that takes a lock', 'csh', 'getCashierLock'),
  of(
    'destructive',
    'a GET that removes the events it returns from the queue of another system',
    'int',
    'getBusinessEvents getBusinessEventsByExternalSystem',
  ),
  of('write', 'a GET that hands member data to an outside fulfilment house', 'crm', 'exportMembershipAward'),

  // Deletions that are everyday and easily undone
  of(
    'write',
    'undone by asking again; loses no record',
    'fof',
    'deleteReservationFromQueue deleteWakeUpCall',
  ),
  of('write', 'undone by assigning again; loses no record', 'fof', 'deleteAssignRoom'),
  of('write', 'takes an upgrade offer back; can be offered again', 'rsv', 'deleteUpsell'),
  of('write', 'releases a lock', 'rsv', 'deleteReservationLock'),
  of('write', 'releases a lock', 'csh', 'releaseCashierLock'),
  of('write', 'removes a note of where a guest can be found', 'rsv', 'deleteReservationLocators'),
  of(
    'write',
    'undoes a pre-registration, which can be made again',
    'rsv',
    'deletePreCheckInReservation postDeletePreCheckInReservation',
  ),
  of('write', 'undoes an advance check-in, which can be made again', 'fof', 'deleteAdvanceCheckIn'),
  of('write', 'a DELETE named put: takes a cleaning priority back', 'hsk', 'putRoomCleaningPriority'),
  of('write', 'empties a cache of the service', 'crm', 'clearProfileServiceCache'),
  of('write', 'empties a cache of the service', 'dvm', 'clearDefaultValueCache'),
  of('write', 'changes one preference of one guest; can be entered again', 'crm', 'deletePreference'),
  of(
    'write',
    'changes one preference of one stay; can be entered again',
    'rsv',
    'deleteReservationPreference',
  ),

  // Operational writes that live under a configuration path
  of(
    'write',
    'sends a letter or stores a document of one stay; no set-up is changed',
    'medcfg',
    'emailFolioReport setCustomizedLetter uploadFileAttachment uploadImage',
  ),
  of('write', 'a message for one guest, although in a configuration module', 'rsvcfg', 'postGuestMessages'),
  of('money', 'stores a card in the vault', 'fofcfg', 'getCreditCardUniqueId'),

  // Money
  of(
    'money',
    'puts money on a guest account or takes it',
    'csh',
    'postBillingCharges postBillingChargesInBatch postChargesAndPayments postBillingCheckCharges postBillingPayment putBillingCharges putBillingCharge changeBillingPayment postAdvanceRoomCharges applyFinalPostings applyFlexibleBenefitPostings postRateCode checkPostRateCode postRoomAndTaxForDayUse postArticlesSale postPasserBySale postCompTransaction postCompRedemptions postCreditLimitOveragePayments postAwardTransaction postForeignCurrencyExchange postFBAReimbursement postFBASettlement postDeferredTaxesProcess postReservationVouchers postGenerateBatchVouchers',
  ),
  of(
    'money',
    'takes, moves or returns a deposit',
    'csh',
    'postDepositPayment postDepositPaymentByExtId postBatchDeposit postCompositeDeposit processReservationDeposit transitionDepositToGuestFolio splitDepositTransaction putReservationDepositTransfer attachDepositPolicyToPayment detachDepositPolicyFromPayment postDepositFolio postDepositCreditBill',
  ),
  of(
    'money',
    'blocks or settles an amount on a card',
    'csh',
    'authorizeCreditCardAmount authorizeCreditCardAmountByProfile registerManualAuthorization registerVaultTransaction postCCSettlement postBatchCCSettlements postBatchAutoSettlement autoSettleCompFolios',
  ),
  of(
    'money',
    'moves or corrects postings between windows, folios or stays',
    'csh',
    'adjustTransactions splitTransaction splitAndTransferTransaction transferTransactionToWindow transferTransactionToReservation transferFolioToWindow transferCompTransactions linkReservationPackageAllowance unlinkReservationPackageAllowance',
  ),
  of(
    'money',
    'makes a numbered fiscal document',
    'csh',
    'generateFolio generateFiscalFolio postAdvanceFolio postSupplementalFolio postFiscalCommandInvoice postFiscalInvoice postCustomerVatFolio convertFolio closeReservationFolio processFiscalRetry postCreditBill postProforma postProformaFolio',
  ),
  of(
    'money',
    'ends a stay and closes its account',
    'csh',
    'postCheckOut postAutoCheckoutReservations postZeroBalanceCheckoutReservations putForEarlyDeparture',
  ),
  of(
    'money',
    'sells, loads or pays out a prepaid card',
    'csh',
    'postPrepaidCards postBulkPrepaidCards activatePrepaidCard reloadPrepaidCard cashOutPrepaidCard redeemPrepaidCards',
  ),
  of('money', 'gives money back', 'csh', 'postReversePayment'),
  of('money', 'gives money back', 'ars', 'postReversePayment'),
  of('money', 'closes a cashier with its cash', 'csh', 'putCashier'),
  of(
    'money',
    'posts to or moves within accounts receivable',
    'ars',
    'postChargesToAR postARCharges postARPayments postBatchCharges postInvoice postAROldBalances postCreditToInvoices transferARCreditCardPayments transferDirectBillsToAr transferInvoicesAndPayments transferPostings postAccountFixedCharge putAccountFixedCharge putInvoices reopenInvoices compressARInvoices uncompressARInvoices',
  ),
  of(
    'money',
    'works out or pays commissions',
    'fof',
    'processCommissionPayments changeCommissionPaymentActivityByRange changeCommissionCheck changeCommission calculateCommissions recalculateCommissionOnCodeChange processBatchCCAuth',
  ),
  of(
    'money',
    'spends or grants loyalty value',
    'crm',
    'redeemAward issueOtherAwards postECertificate consumeECertificate extendECertificate postMembershipTransaction putMembershipPointsExceptions calculateMembershipPoints',
  ),
  of('money', 'sells or issues tickets on a stay', 'rsv', 'postIssueTickets'),
  of('money', 'stores how a stay will be paid', 'rsv', 'postPaymentMethods putPaymentMethods'),
  of(
    'money',
    'stores how stays will be paid, for many at once',
    'rsvasync',
    'startPaymentInstructionsMassUpdateProcess',
  ),
  of('money', 'turns a card number into a token', 'tokenexchange', 'openPaymentTokenExchange'),
  of('money', 'turns a card number into a token', 'ecommtokenization', 'postEcommTokenization'),
  of('money', 'posts catering revenue', 'evm', 'manageCateringEventPostings'),

  // Destructive: lost, undone, or hard to take back
  of(
    'destructive',
    'cancels a stay',
    'rsv',
    'postCancelReservation postCancelReservations postCancelReservationByExtId postCancelShareReservation',
  ),
  of('destructive', 'cancels a stay', 'book', 'postCancelReservation'),
  of('destructive', 'cancels a stay', 'distribution', 'postCancelReservation'),
  of('destructive', 'cancels a stay', 'resnotif', 'postCancelReservationNotif'),
  of(
    'destructive',
    'merges stays or moves one away; cannot be undone as such',
    'rsv',
    'mergeReservations putReservationHotelMove',
  ),
  of('destructive', 'takes a lock away from the person who holds it', 'rsv', 'postBreakReservationLock'),
  of('destructive', 'gives back what was paid', 'rsv', 'postReverseDepositPolicy'),
  of('destructive', 'merges guest records; cannot be undone', 'crm', 'mergeProfiles processStagedProfile'),
  of(
    'destructive',
    'reverses what was posted or voids a document',
    'csh',
    'reverseFolioTaxPayment reverseCompRedemptions reverseCertificatePostings cancelPrepaidCardTransaction voidFolio',
  ),
  of('destructive', 'opens a closed account again', 'csh', 'reinstateCheckOut'),
  of('destructive', 'reverses what was posted', 'ars', 'unlinkInvoiceFromStatement'),
  of(
    'destructive',
    'changes many stays at once',
    'rsvasync',
    'startReservationDetailsMassUpdateProcess startTracesMassUpdateProcess startPreferencesMassUpdateProcess startRoutingInstructionsMassUpdateProcess startHousekeepingMassUpdateProcess startNotesMassUpdateProcess startTransportationsMassUpdateProcess startRoomingListCreationProcess',
  ),
  of('destructive', 'checks many stays in at once', 'fof', 'postMassCheckIn postMassAdvanceCheckIn'),
  of('destructive', 'creates or replaces many stays at once', 'blk', 'postRoomingList putBlockReservations'),
  of(
    'destructive',
    'a change of status can cancel the block and release its rooms',
    'blk',
    'putBlockStatus putBlockStatusByExtId postCancelBlock putBlockStatusToOpen putCateringStatus putBlockShift',
  ),
  of(
    'destructive',
    'gives rooms of a block back or borrows them',
    'blk',
    'putReleasedInventory putInventory',
  ),
  of(
    'destructive',
    'changes what can be sold from the block',
    'blk',
    'postBlockRestriction putClearAllRestrictions',
  ),
  of('destructive', 'moves a whole block', 'blkasync', 'startShiftBlockProcess'),
  of('destructive', 'takes rooms out of the inventory', 'hsk', 'postOutOfOrderRooms postOutOfServiceRooms'),
  of(
    'destructive',
    'changes what the hotel can sell',
    'par',
    'postRestriction clearAllRestrictions postHurdleRates putHurdleRates putUpsertHurdleRates',
  ),
  of('destructive', 'changes what the hotel can sell', 'parasync', 'postRestrictionsProcess'),
  of(
    'destructive',
    'changes what the hotel can sell',
    'inv',
    'changeSellLimitByDate changeSellLimitByDateRange',
  ),
  of('destructive', 'changes what the hotel can sell', 'invasync', 'postSellLimitsProcess'),
  of('destructive', 'changes what the hotel can sell', 'onboard', 'putPropertyStatus'),
  of(
    'destructive',
    'changes the prices of many days or plans at once',
    'rtp',
    'setMassRatePlanSchedules manageRatePlansSchedules setRatePlanSchedules setDailyRatePlanScheduleRange postBestAvailableRates setRateStrategies syncRatePlans inactivatePromotionCouponBatchCode',
  ),
  of(
    'destructive',
    'changes the prices of many days or plans at once',
    'rtpasync',
    'startSetDailyRatePlanSchedulesProcess startSetBestAvailableRatePlansProcess startHurdleRatesProcess startSetRatePlansHeadersProcess startRatePlanRoomTypesModifyProcess startRatePlanDeletionProcess startRatePlanScheduleDeletionProcess startRatePlanSchedulesSyncProcess startCopyRatePlansProcess',
  ),
];
