/** What the catalogue says of one of Oracle's files, in our words. */
export interface ModuleEntry {
  readonly basePath: string;
  readonly title: string;
  /** Words a hotel uses for what is in it; the search weighs them lightly. */
  readonly words: string;
}

/**
 * The modules by the key of their operations, `rsv` in `rsv.postReservation`. The base path is what ties a file to its
 * key, since Oracle renamed the distribution files between releases. A module that is not here is known by its file.
 */
export const MODULES: Readonly<Record<string, ModuleEntry>> = {
  book: {
    basePath: '/book/v1',
    title: 'Distribution booking',
    words: 'channel distribution booking reservation partner',
  },
  content: {
    basePath: '/content/v1',
    title: 'Distribution property content',
    words: 'channel distribution property content description amenities',
  },
  controls: {
    basePath: '/controls/v1',
    title: 'Distribution property controls',
    words: 'channel distribution control settings',
  },
  distribution: {
    basePath: '/distribution/v1',
    title: 'Distribution reservations by session',
    words: 'channel distribution reservation session commit',
  },
  hdpbaoauth2: {
    basePath: '/hdpba/oauth2/v1',
    title: 'Distribution access tokens',
    words: 'channel distribution token login',
  },
  onboard: {
    basePath: '/onboard/v1',
    title: 'Distribution onboarding',
    words: 'channel distribution onboarding property status',
  },
  resnotif: {
    basePath: '/resnotif/v1',
    title: 'Distribution reservation notices',
    words: 'channel distribution reservation notification',
  },
  shop: {
    basePath: '/shop/v1',
    title: 'Distribution shopping',
    words: 'channel distribution shop offers calendar several properties',
  },
  upselloffers: {
    basePath: '/ohcgep/v1',
    title: 'Published upsell offers',
    words: 'nor1 upsell upgrade offers',
  },
  act: {
    basePath: '/act/v1',
    title: 'Sales activities',
    words: 'sales activity appointment call task to-do e-mail',
  },
  actcfg: {
    basePath: '/act/config/v1',
    title: 'Sales activity set-up',
    words: 'sales activity types results auto trace',
  },
  ars: {
    basePath: '/ars/v1',
    title: 'Accounts receivable',
    words: 'receivable city ledger invoice statement account debtor aging',
  },
  blk: {
    basePath: '/blk/v1',
    title: 'Group blocks',
    words: 'group block allotment rooming list pick-up cut-off wash',
  },
  blkasync: { basePath: '/blk/async/v1', title: 'Group blocks, long jobs', words: 'group block extract job' },
  blkcfg: {
    basePath: '/blk/config/v1',
    title: 'Group block set-up',
    words: 'group block status codes sales managers cancellation reasons',
  },
  bof: { basePath: '/bof/v1', title: 'Back office', words: 'business date back office' },
  chl: { basePath: '/chl/v1', title: 'Channel mapping (retired)', words: 'channel mapping' },
  cms: { basePath: '/cms/v1', title: 'Tracked items', words: 'lost found parcel baggage luggage valet' },
  crm: {
    basePath: '/crm/v1',
    title: 'Profiles and loyalty',
    words: 'guest profile company agent membership loyalty preference relationship',
  },
  crmasync: { basePath: '/crm/async/v1', title: 'Profiles, long jobs', words: 'stay records extract job' },
  crmcfg: {
    basePath: '/crm/config/v1',
    title: 'Profile and loyalty set-up',
    words: 'profile membership loyalty codes',
  },
  csh: {
    basePath: '/csh/v1',
    title: 'Cashiering',
    words: 'cashier folio bill charge payment deposit posting routing check-out',
  },
  cshasync: {
    basePath: '/csh/async/v1',
    title: 'Cashiering, long jobs',
    words: 'financial postings extract job',
  },
  dvm: { basePath: '/dvm/v1', title: 'Data value mapping', words: 'external code mapping conversion' },
  ecommtokenization: {
    basePath: '/eComm/eToken/v1',
    title: 'Card tokens for e-commerce',
    words: 'card token',
  },
  entcfg: {
    basePath: '/ent/config/v1',
    title: 'Enterprise set-up',
    words: 'hotel property user department country language currency',
  },
  evm: {
    basePath: '/evm/v1',
    title: 'Events and catering',
    words: 'event catering banquet function space menu resource',
  },
  evmcfg: {
    basePath: '/evm/config/v1',
    title: 'Event and catering set-up',
    words: 'event catering menu item function space set-up style',
  },
  expcfg: { basePath: '/exp/config/v1', title: 'Export set-up', words: 'export file delivery' },
  fof: {
    basePath: '/fof/v1',
    title: 'Front desk',
    words: 'front desk arrival departure check-in room assignment move key queue wake-up',
  },
  fofcfg: {
    basePath: '/fof/config/v1',
    title: 'Front desk and cashier set-up',
    words: 'transaction code payment method exchange rate tax cashier set-up',
  },
  hsk: {
    basePath: '/hsk/v1',
    title: 'Housekeeping',
    words: 'housekeeping clean dirty inspected maintenance out of order task sheet attendant',
  },
  int: { basePath: '/int/v1', title: 'Business events', words: 'business event queue integration' },
  intcfg: {
    basePath: '/int/config/v1',
    title: 'Integration set-up',
    words: 'interface external system subscription set-up',
  },
  inv: { basePath: '/inv/v1', title: 'Inventory', words: 'inventory sell limit forecast statistics item' },
  invasync: {
    basePath: '/inv/async/v1',
    title: 'Inventory, long jobs',
    words: 'inventory revenue statistics extract job',
  },
  lms: {
    basePath: '/lms/v1',
    title: 'Leisure and wellness',
    words: 'spa wellness golf leisure activity booking',
  },
  lov: { basePath: '/lov/v1', title: 'Lists of values', words: 'list of values valid codes choices' },
  medcfg: {
    basePath: '/med/config/v1',
    title: 'Documents and pictures',
    words: 'document pdf picture letter registration card folio report attachment',
  },
  oauth: { basePath: '/oauth/v1', title: 'Access tokens', words: 'token login' },
  ops: { basePath: '/ops/v1', title: 'Provisioning', words: 'chain provisioning' },
  par: {
    basePath: '/par/v1',
    title: 'Availability and restrictions',
    words: 'availability price rate restriction guarantee upsell',
  },
  parasync: { basePath: '/par/async/v1', title: 'Restrictions, long jobs', words: 'restriction job' },
  repcfg: { basePath: '/rep/config/v1', title: 'Report catalogue', words: 'report catalogue parameters' },
  rmcfg: {
    basePath: '/rm/config/v1',
    title: 'Room set-up',
    words: 'room type class feature floor building attendant set-up',
  },
  rmr: { basePath: '/rmr/v1', title: 'Room rotation and owners', words: 'condominium owner rotation points' },
  rmrcfg: {
    basePath: '/rmr/config/v1',
    title: 'Room rotation set-up',
    words: 'condominium owner rotation set-up contract',
  },
  rsv: {
    basePath: '/rsv/v1',
    title: 'Reservations',
    words: 'reservation booking stay share package message trace alert routing',
  },
  rsvasync: {
    basePath: '/rsv/async/v1',
    title: 'Reservations, long jobs',
    words: 'reservation extract mass update rooming list job',
  },
  rsvcfg: {
    basePath: '/rsv/config/v1',
    title: 'Reservation set-up',
    words: 'market source origin cancellation reason alert policy package code set-up',
  },
  rtp: {
    basePath: '/rtp/v1',
    title: 'Rate plans and packages',
    words: 'rate plan price season package promotion negotiated',
  },
  rtpasync: { basePath: '/rtp/async/v1', title: 'Rate plans, long jobs', words: 'rate plan schedule job' },
  tokenexchange: { basePath: '/tokenExchange/v1', title: 'Card token exchange', words: 'card token' },
};
