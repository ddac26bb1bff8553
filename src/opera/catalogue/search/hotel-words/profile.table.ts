import type { HotelWords } from './hotel-words.js';

/** Profiles and loyalty. */
export const PROFILE_WORDS: HotelWords = {
  'crm.searchProfiles':
    'find a guest, look up a guest by e-mail, find a guest by phone, search a profile by name, find a company, find a travel agency, find a group profile, guest by membership number, who has this phone number',
  'crm.getProfile':
    'open the profile of a guest, contact data of a guest, address of a guest, phone of a guest, show a guest, vip level of a guest, language of a guest, birthday of a guest',
  'crm.postProfile':
    'create a profile, new guest, add a guest profile, new company profile, enter a new customer, create a travel agent profile',
  'crm.postCompanyProfile': 'create a company profile',
  'crm.postGuestProfile': 'create a guest profile',
  'crm.putProfile':
    'change a profile, change the phone number of a guest, new address of a guest, update e-mail, guest changed his name, guest married, make a guest vip, set vip level, correct the birthday, change language, put a guest on the black list, restrict a guest',
  'crm.searchProfileMatch':
    'does this guest exist already, check for duplicates before creating, is the guest known, avoid a double profile',
  'crm.searchProfileMatches':
    'profiles that look like the same person, find duplicate profiles, possible duplicates',
  'crm.mergeProfiles':
    'merge two profiles, same guest twice, merge duplicates, combine guest records, two records of one person',
  'crm.getMergeProfilesSnapshot': 'preview of a merge, what happens when profiles are merged',
  'crm.deleteProfile':
    'delete a profile, forget a guest, delete all personal data of a guest, right to be forgotten, gdpr deletion, guest wants his data deleted',
  'crm.validateForgetProfiles': 'can a guest be forgotten, gdpr check before deletion',
  'crm.getStayHistory':
    'past stays of a guest, when did the guest stay before, how often has a guest stayed, last visit of a guest, previous stays, is he a repeat guest, regular guest, in which room was he last time',
  'crm.getProfileStatistics':
    'what is a guest worth, how much business does a company bring, revenue of a company, room nights of an agent, production of a company, how much has a guest spent',
  'crm.getPreferenceForProfile':
    'likes of a guest, what does the guest like, preferences of a guest, allergies of a guest, favourite room, dislikes, what does the guest prefer',
  'crm.postPreference':
    'note what a guest likes, add a preference to the profile, guest always wants a high floor, remember that the guest is allergic, always feather-free pillow, note a preference for all future stays',
  'crm.deletePreference': 'remove a preference from a profile, guest no longer likes',
  'crm.deleteGlobalPreference': 'remove a preference for all hotels',
  'crm.getProfileRelationships':
    'relations of a profile, employees of a company, family of a guest, who is the assistant of a guest, whom does he belong to, contacts of a company',
  'crm.postProfileRelationship':
    'link a guest with his company, link family members, guest works for a company, connect two profiles, secretary of a manager, relate two persons',
  'crm.removeProfileRelationship': 'end the link of two profiles, guest no longer works for the company',
  'crm.getProfileActivityLog': 'who changed a profile, changes made to a guest profile',
  'crm.getProfileAttachments': 'files attached to a profile, documents of a guest',
  'crm.getLinkedProfiles': 'profiles linked to a profile',
  'crm.getRecentlyAccessedProfiles': 'profiles I looked at last',
  'crm.getProfileOwners': 'who looks after a company, account manager of a company',
  'crm.changeProfileOwners': 'change the account manager of a company',

  'crm.getMembershipDetails':
    'loyalty cards of a guest, level of a member, how many points does he have, points balance, is he a gold member, tier of a guest, membership number',
  'crm.postMembership': 'add a loyalty card to a guest, add a membership number, frequent flyer number',
  'crm.changeMembership':
    'change the level of a loyalty card, upgrade a member to gold, correct the membership number',
  'crm.deleteMembership': 'remove a loyalty card, delete a membership',
  'crm.postEnrollment':
    'enrol a guest in the loyalty programme, sign a guest up for loyalty, guest wants to join the programme, become a member',
  'crm.getMembershipTransactionsSummary':
    'points earned and spent, statement of points, for which stays did he get points',
  'crm.getMemberPointsToExpire': 'points that expire soon, points about to expire',
  'crm.getMembershipIssueAwardsList': 'awards a member can have, what can he get for his points',
  'crm.getAwards': 'awards and certificates of a guest',
  'crm.redeemAward':
    'use points for an award, redeem points, free night for points, pay with points, spend points',
  'crm.postMembershipClaim':
    'member misses points, points of a stay are missing, claim missing points, guest earned no points, points were not credited',
  'crm.getMembershipClaims': 'claims of a member',
  'crm.postMembershipTransaction': 'give a member points, add points by hand',
  'crm.postECertificate':
    'issue a certificate to a guest, give a member a certificate, issue an e-certificate',
};
