// SPDX-License-Identifier: GPL-3.0-only
pragma circom 2.1.6;

include "circomlib/circuits/comparators.circom";
include "../lib/member.circom";
include "../lib/note.circom";
include "../lib/range.circom";

function OWN() { return 0; }
function RETURN() { return 1; }
function ENCUMBER() { return 2; }
function RELEASE() { return 3; }
function PAY() { return 4; }
function FAIL() { return 5; }
function FUND() { return 6; }

// Who may act on the inputs, when, and which new hold may be made: the rows of PROTOCOL §4.1.
// - action ∈ {1…7}; `acts` is one-hot with OWN at 0
// - the row's condition on signer, hold, date and maturity is 1
// - the new hold is the row's, or empty when the row makes none
// - the counterparty is the row's, or 0
template MoveAction() {
    signal input date;
    signal input action;
    signal input kind;
    signal input due;
    signal input issuer;
    signal input registrar;
    signal input owner;
    signal input signer;
    signal input signerKycDay;
    signal input party;
    signal input partyIsBank;
    signal input partyStanding;
    signal input holdKind;
    signal input holdHolder;
    signal input holdReference;
    signal input holdExpiry;
    signal input hold;
    signal input real1;
    signal input newKind;
    signal input newHolder;
    signal input newReference;
    signal input newExpiry;
    signal input payPurpose;
    signal input payPrevious;
    signal input payPayee;
    signal input payInstruction;
    signal input toParty[4];

    signal output acts[7];
    signal output usesParty;
    signal output funds;
    signal output clearing; // the paying hold's purpose is clearing
    signal output voucher;
    signal output keepsBudget;

    acts <== OneHot(7)(action - 1);

    // dates
    component today = DateParts();
    today.code <== date;
    Range(24)(holdExpiry);
    Range(24)(newExpiry);
    Range(22)(due);
    signal live <== LessEqThan(24)([date, holdExpiry]);
    signal isVoucher <== IsEqual()([kind, 1]);
    voucher <== isVoucher;
    signal pastDue <== GreaterEqThan(22)([today.day, due]);
    signal matured <== isVoucher * pastDue;
    signal open <== IsZero()(today.phase);
    Differ()(1, kind, 8);

    // holds: 0 none, 1 offer, 2 issue-offer, 3 reserve, 4 paying, 5 pledge
    signal h[6] <== OneHot(6)(holdKind);
    signal isOwner <== IsEqual()([signer, owner]);
    signal isHolder <== IsEqual()([signer, holdHolder]);
    signal isRegistrar <== IsEqual()([signer, registrar]);

    // conditions of the rows
    signal lapsedReserve <== h[3] * (1 - live);
    signal ownerActs <== isOwner * (h[0] + h[1] + h[2] + lapsedReserve);
    signal own <== ownerActs * (1 - matured);
    signal takesBack <== isHolder * (1 - live);
    signal either <== 1 - (1 - isOwner) * (1 - takesBack);
    signal returns <== h[1] * either;
    signal returnsInTime <== returns * (1 - matured);
    signal liveReserve <== h[3] * live;
    signal released <== (liveReserve + h[5]) * isHolder;
    signal releases <== released * (1 - matured);
    signal bankPays <== liveReserve * isHolder;
    signal bankPaysOpen <== bankPays * open;
    signal paysToFund <== bankPaysOpen * (1 - matured);
    signal registrarPays <== isRegistrar * (1 - h[2] - h[4]);
    signal paysToClear <== registrarPays * matured;
    signal holderEnds <== h[4] * isHolder;
    signal forFunding <== IsEqual()([payPurpose, 1]);
    signal forClearing <== IsEqual()([payPurpose, 2]);
    signal endsFunding <== holderEnds * forFunding;
    // a funding payment that its bank never ends does not outlive maturity: the registrar may fail it
    signal registrarMatured <== isRegistrar * matured;
    signal overdueFunding <== h[4] * forFunding;
    signal registrarEnds <== registrarMatured * overdueFunding;
    signal fails <== 1 - (1 - holderEnds) * (1 - registrarEnds);
    signal allowed[7];
    allowed[OWN()] <== acts[OWN()] * own;
    allowed[RETURN()] <== acts[RETURN()] * returnsInTime;
    allowed[ENCUMBER()] <== acts[ENCUMBER()] * own;
    allowed[RELEASE()] <== acts[RELEASE()] * releases;
    allowed[PAY()] <== acts[PAY()] * (paysToFund + paysToClear);
    allowed[FAIL()] <== acts[FAIL()] * fails;
    allowed[FUND()] <== acts[FUND()] * endsFunding;
    allowed[0] + allowed[1] + allowed[2] + allowed[3] + allowed[4] + allowed[5] + allowed[6] === 1;
    var single = acts[RETURN()] + acts[PAY()] + acts[FAIL()] + acts[FUND()];
    keepsBudget <== single + acts[RELEASE()];
    keepsBudget * real1 === 0;

    // KYC binds whoever disposes of value; receiving and paying out do not wait for it
    signal kycValid <== GreaterEqThan(22)([signerKycDay, today.day]);
    (acts[OWN()] + acts[ENCUMBER()] + acts[FUND()]) * (1 - kycValid) === 0;

    // the counterparty
    var offers = 0;
    for (var j = 0; j < 4; j++) offers += toParty[j];
    signal noOffer <== IsZero()(offers);
    signal anyOffer <== acts[OWN()] * (1 - noOffer);
    usesParty <== anyOffer + acts[ENCUMBER()] + acts[FUND()];
    (1 - usesParty) * party === 0;
    Differ()(anyOffer + acts[ENCUMBER()], party, signer);
    signal voucherOffer <== anyOffer * isVoucher;
    Differ()(voucherOffer, party, issuer);
    Differ()(anyOffer, partyStanding, 3);
    acts[ENCUMBER()] * (1 - partyIsBank) === 0;
    acts[ENCUMBER()] * (partyStanding - 1) === 0;
    acts[FUND()] * (party - owner) === 0;
    signal voucherFund <== acts[FUND()] * isVoucher;
    Differ()(voucherFund, signer, issuer);
    funds <== acts[FUND()];

    // the paying reference: made by PAY, opened by FAIL and FUND
    signal reference <== PayReference()(payPurpose, payPrevious, payPayee, payInstruction);
    var opens = acts[FAIL()] + acts[FUND()];
    opens * (holdReference - reference) === 0;
    opens * (1 - forFunding - forClearing) === 0;
    acts[PAY()] * (newReference - reference) === 0;
    acts[PAY()] * (payPrevious - hold) === 0;
    signal pays <== acts[PAY()] * paysToFund;
    acts[PAY()] * (payPurpose - 2) + pays === 0;
    signal lapsedOffer <== h[1] * (1 - live);
    signal payee <== owner + (h[5] + lapsedOffer) * (holdHolder - owner);
    acts[PAY()] * (payPayee - payee) === 0;
    clearing <== forClearing;

    // the new hold
    var makes = anyOffer + acts[ENCUMBER()] + acts[PAY()];
    (1 - makes) * newKind === 0;
    (1 - makes) * newHolder === 0;
    (1 - makes) * newReference === 0;
    (1 - makes) * newExpiry === 0;
    anyOffer * (newKind - 1) === 0;
    acts[PAY()] * (newKind - 4) === 0;
    (anyOffer + acts[PAY()]) * (newHolder - signer) === 0;
    acts[ENCUMBER()] * (newHolder - party) === 0;
    acts[PAY()] * newExpiry === 0;
    signal longEnough <== GreaterEqThan(25)([newExpiry, date + 4]);
    anyOffer * (1 - longEnough) === 0;
    signal isReserve <== IsEqual()([newKind, 3]);
    signal isPledge <== IsEqual()([newKind, 5]);
    acts[ENCUMBER()] * (1 - isReserve - isPledge) === 0;
    signal reserves <== acts[ENCUMBER()] * isReserve;
    signal notPast <== GreaterEqThan(24)([newExpiry, date]);
    reserves * (1 - notPast) === 0;
    reserves * (1 - open) === 0;
    signal pledges <== acts[ENCUMBER()] * isPledge;
    pledges * newExpiry === 0;
}

// FUND: the reserve's price was attested as received by the seller or the seller's bank, never by the funding bank.
template PaidReserve() {
    signal input enabled;
    signal input seller;
    signal input bank;
    signal input payReference;
    signal input previous;
    signal input net;
    signal input rest;
    signal input reserveExpiry;
    signal input account;
    signal input accountBank;
    signal input accountReference;
    signal input attester;
    signal input recordSalt;
    signal input recordIndex;
    signal input recordSib[NOTE_DEPTH()][3];
    signal input recordRoot;

    signal quote <== Poseidon(3)([DOM_QUOTE(), net, rest]);
    signal reserve <== Hold()(3, bank, quote, reserveExpiry);
    enabled * (reserve - previous) === 0;
    signal opened <== Account()(accountBank, accountReference);
    enabled * (opened - account) === 0;
    component record = PaidRecord();
    record.enabled <== enabled;
    record.payer <== bank;
    record.payee <== seller;
    record.payeeBank <== accountBank;
    record.payReference <== payReference;
    record.amount <== net;
    record.attester <== attester;
    record.salt <== recordSalt;
    record.index <== recordIndex;
    record.sib <== recordSib;
    record.root <== recordRoot;
}

// A paid record on a paying reference, by the payee or the payee's bank and not by the payer.
template PaidRecord() {
    signal input enabled;
    signal input payer;
    signal input payee;
    signal input payeeBank;
    signal input payReference;
    signal input amount;
    signal input attester;
    signal input salt;
    signal input index;
    signal input sib[NOTE_DEPTH()][3];
    signal input root;

    signal at <== RecordAt()(1, attester, payReference, amount, salt, index, sib);
    enabled * (at - root) === 0;
    signal stranger <== (attester - payee) * (attester - payeeBank);
    enabled * stranger === 0;
    Differ()(enabled, attester, payer);
}

// One output of a move: owner, hold, layer as its action's row says; value, budget in range; its salt.
template MoveOutput() {
    signal input value;
    signal input owner;
    signal input layer;
    signal input budget;
    signal input paid;
    signal input hold; // 0 none, 1 same, 2 new, 3 previous
    signal input toParty;
    signal input first;
    signal input acts[7];
    signal input clearing;
    signal input voucher;
    signal input signer;
    signal input party;
    signal input inOwner;
    signal input inHolder;
    signal input inLayer;
    signal input inPaid;
    signal input maxLayer;
    signal input sameHold;
    signal input newHold;
    signal input previousHold;
    signal input seed;
    signal input inputSalt;
    signal input n0;
    signal input j;
    signal output holdHash;
    signal output salt;
    signal output returnSalt;

    Range(64)(value);
    Range(16)(budget);
    Range(8)(layer);
    Range(8)(maxLayer);
    signal none <== IsZero()(value);
    signal real <== 1 - none;

    // padding is empty and the signer's
    none * (owner - signer) === 0;
    none * hold === 0;
    none * layer === 0;
    none * budget === 0;
    none * paid === 0;
    none * toParty === 0;
    signal noBudget <== IsZero()(budget);
    real * noBudget === 0;
    real * (paid - inPaid) === 0;
    signal shallow <== LessEqThan(8)([layer, maxLayer]);
    toParty * (1 - shallow) === 0;
    toParty * (1 - toParty) === 0;
    toParty * (1 - acts[OWN()]) === 0;

    // one note only where the row says “whole”
    var single = acts[RETURN()] + acts[PAY()] + acts[FAIL()] + acts[FUND()];
    signal extra <== single * (1 - first);
    extra * real === 0;

    // owner
    signal receiver <== signer + toParty * (party - signer);
    signal own <== acts[OWN()] * receiver;
    signal back <== acts[RETURN()] * inHolder;
    signal mine <== (acts[ENCUMBER()] + acts[FUND()]) * signer;
    signal stays <== (acts[RELEASE()] + acts[PAY()] + acts[FAIL()]) * inOwner;
    real * (owner - own - back - mine - stays) === 0;

    // layer: only vouchers count their tiers
    signal steps <== voucher * (toParty - acts[RETURN()] + acts[FUND()]);
    real * (layer - inLayer - steps) === 0;

    // a release gives something back
    signal released <== acts[RELEASE()] * first;
    released * none === 0;
    released * hold === 0;

    // hold
    signal at[4] <== OneHot(4)(hold);
    acts[OWN()] * (at[2] - toParty) === 0;
    at[2] * (1 - acts[OWN()] - acts[ENCUMBER()] - acts[PAY()]) === 0;
    at[1] * (1 - acts[RELEASE()]) === 0;
    signal freshPay <== acts[PAY()] * real;
    acts[PAY()] * at[2] === freshPay;
    signal restores <== acts[FAIL()] * clearing;
    at[3] === restores * real;
    signal fromSame <== at[1] * sameHold;
    signal fromNew <== at[2] * newHold;
    signal fromPrevious <== at[3] * previousHold;
    holdHash <== fromSame + fromNew + fromPrevious;

    // salt
    signal mineToo <== IsEqual()([owner, signer]);
    var givesBack = acts[RETURN()] + acts[RELEASE()] + acts[PAY()] + acts[FAIL()];
    signal returning <== givesBack * (1 - mineToo);
    signal fresh <== Salt()(seed, j);
    returnSalt <== ReturnSalt()(inputSalt, n0, j);
    salt <== fresh + returning * (returnSalt - fresh);
}
