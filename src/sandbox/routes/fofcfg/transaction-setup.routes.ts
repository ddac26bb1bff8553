import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, ok, type Routes } from '../../gateway/call.js';

/** How a transaction code is set up: where it may be posted, at what price, and which taxes it generates. */
function getSetup(call: Call): Answer {
  const { hotel } = call;
  const code = hotel.transactionCodes.get(call.param('transactionCode'));
  if (!code)
    throw refuse('NOT_FOUND', `${hotel.profile.id} has no such transaction code.`, 'transactionCode');
  return ok({
    transactionCode: {
      code: code.code,
      hotelId: hotel.profile.id,
      description: { defaultText: code.description },
      classification: {
        type: code.bucket === 'Payment' ? 'Payment' : 'Revenue',
        group: { code: code.group },
        subgroup: { code: code.subgroup },
      },
      trxSetup: { manualPosting: code.manual, taxInclusive: false, inactive: false },
      amounts:
        code.defaultPrice === undefined
          ? undefined
          : { defaultPrice: code.defaultPrice / 100, currency: hotel.profile.currency },
      generatesSetup: { generates: code.taxes.map((tax) => generate(call, tax)) },
    },
  });
}

function generate({ hotel }: Call, code: string): object {
  const tax = hotel.transactionCodes.get(code);
  return {
    code,
    description: tax?.description,
    level: 'TransactionCode',
    rule: { percentage: { amount: (tax?.rateBasisPoints ?? 0) / 100, calculatedOn: 'Base' } },
  };
}

export const TRANSACTION_SETUP_ROUTES: Routes = { 'fofcfg.getTransactionCode': getSetup };
