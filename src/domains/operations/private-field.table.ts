/**
 * Names of Oracle's fields that tell who somebody is, in lower case; shown as first letter and dots to callers without the
 * scope for personal data.
 */
export const PERSONAL_FIELD = new RegExp(
  [
    '^(surname|surnameprefix|givenname|middlename|firstname|lastname|fullname|maidenname|initials|incognito\\w*name)$',
    '^alternate(full|given|sur|first|last)?name$',
    '^(guest|contact|customer|caller|payee|addressee?|passerby|participant|attendee)(display|first|last|full)?name$',
    '^(fullguestname|guestfullname|displayname|referredbydisplayname|creditinvoiceguestname|originalguest(first|last)name)$',
    'e?mail(address|id)?$',
    '^(phone|phonenumber|telephone|telephonenumber|mobile|mobilenumber|cellphone|fax|faxnumber|textmessagerecipientno)$',
    '^(addressline\\d*|streetaddress|street|postalcode|zipcode)$',
    '^(birthdate|birthplace|birthcountry|dateofbirth|nationality|gender)$',
    '^(idnumber|passport|passportstr|passportnumber|documentnumber|documentno|taxid|taxnumber|visanumber|socialsecurity\\w*)$',
    '^(licenseplate|vehicle(number|licenseplate|license)?|ipaddress|deliveryvalue)$',
    '^member(ship)?card(no|number)?$',
  ].join('|'),
);

/** Names that mean a person only below a guest, profile or contact: a room type has a name as well. */
export const PERSONAL_BELOW_PERSON = /^(name|city|cityname)$/;

/** Objects that are about a person. `value` is a contact only in these. */
export const PERSON = /guest|customer|person|profile|contact|caller|payee|accompanying|attendee|addressee/;

/** Objects in which a plain `value` is a name, number or address of a person. */
export const CONTACT = /^(email|telephone|phone|mobile|fax|surname|givenname|identification)s?$/;

/** Names of Oracle's fields that hold data of a payment card or a key, whoever asks. */
export const CARD_FIELD =
  /^(cardnumber|cardno|creditcardno|creditcardnumber|chargecardnumber|cardortoken|cardtoken|cardid|carddata|paymenttoken|track\d?data|cvv\d?|cvc\d?|securitycode|pin|pincode|nameoncard|cardholdername|cardexpirationdate|keycarddata|keycarduid|password|accesstoken)$/;

/** Names that hold what a guest or somebody outside may have written. */
export const WRITTEN_FIELD =
  /comment(s|text)?$|remarks?$|(^|guest|user)notes?$|^message(text|body)?$|emailbody|^specials$|^instructions?$|specialrequests?$|tracetext|^freetext$/;

/** Objects in which `text` and `value` are such words. */
export const WRITTEN = /comment|remark|note|message|trace|alert|specialrequest/;
