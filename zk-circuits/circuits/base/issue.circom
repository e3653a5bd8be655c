// SPDX-License-Identifier: GPL-3.0-only
pragma circom 2.1.6;

include "../lib/cipher.circom";
include "../lib/member.circom";
include "../lib/note.circom";
include "../lib/officers.circom";

// A voucher cut from quota and invoice capacity (PROTOCOL §4.2).
// - I1, I2  the two authorities: the debtor's own, unheld, under their roots; quota in date; both name one mandate
// - I3      the debtor is active and two distinct officers sign, whatever the amount
// - I4      value in equals value out, per authority
// - I5      due date after today and not after maxDue; no issue on prepayment; Order 802's sixty days unless consented
// - I6, I7  the voucher: the invoice's supplier as payee, under issue-offer
// - I8, I9  changes, and the distribution state born with the voucher
// - I11     the mandate and the quota's grantor read their own sections, the supervisor both
template Issue() {
    // public, in order
    signal input root0;
    signal input root1;
    signal input partyRoot;
    signal input date;
    signal input supervisorX;
    signal input supervisorY;
    signal input maxDue;
    signal input rootBudget;
    signal input context;
    signal input nf0;
    signal input nf1;
    signal input cm[4];
    signal input R[2];
    signal input wrap[2];
    signal input a[12];
    signal input b[6];

    // the quota note
    signal input grantor;
    signal input quotaRootId;
    signal input quotaDue;
    signal input mandate;
    signal input quotaValue;
    signal input quotaLayer;
    signal input quotaBudget;
    signal input quotaSalt;
    signal input quotaIndex;
    signal input quotaSib[NOTE_DEPTH()][3];

    // the capacity note
    signal input capacityRootId;
    signal input supplier;
    signal input deliveryDay;
    signal input flags;
    signal input basis;
    signal input fields;
    signal input capacityValue;
    signal input capacityLayer;
    signal input capacityBudget;
    signal input capacitySalt;
    signal input capacityIndex;
    signal input capacitySib[NOTE_DEPTH()][3];

    // the voucher
    signal input value;
    signal input due;
    signal input offerExpiry;
    signal input attempt;
    signal input ephemeral;

    // the debtor signs
    signal input signer;
    signal input nk;
    signal input signerOfficers;
    signal input signerView[2];
    signal input signerRoles;
    signal input signerStanding;
    signal input signerKycDay;
    signal input signerDualFrom;
    signal input signerOperator;
    signal input signerAccount;
    signal input signerLeafSalt;
    signal input signerSib[PARTY_DEPTH()][3];
    signal input slots[OFFICER_SLOTS()];
    signal input sigSlot[2];
    signal input sigKey[2][2];
    signal input sigPowers[2];
    signal input sigR8[2][2];
    signal input sigS[2];

    signal input supplierOfficers;
    signal input supplierView[2];
    signal input supplierRoles;
    signal input supplierStanding;
    signal input supplierKycDay;
    signal input supplierDualFrom;
    signal input supplierOperator;
    signal input supplierAccount;
    signal input supplierNkCommitment;
    signal input supplierLeafSalt;
    signal input supplierSib[PARTY_DEPTH()][3];

    signal input mandateOfficers;
    signal input mandateView[2];
    signal input mandateRoles;
    signal input mandateStanding;
    signal input mandateKycDay;
    signal input mandateDualFrom;
    signal input mandateOperator;
    signal input mandateAccount;
    signal input mandateNkCommitment;
    signal input mandateLeafSalt;
    signal input mandateSib[PARTY_DEPTH()][3];

    signal input grantorOfficers;
    signal input grantorView[2];
    signal input grantorRoles;
    signal input grantorStanding;
    signal input grantorKycDay;
    signal input grantorDualFrom;
    signal input grantorOperator;
    signal input grantorAccount;
    signal input grantorNkCommitment;
    signal input grantorLeafSalt;
    signal input grantorSib[PARTY_DEPTH()][3];

    signal contextSquared <== context * context;

    // --- the authorities (I1, I2)
    component today = DateParts();
    today.code <== date;
    Range(22)(quotaDue);
    signal quotaInDate <== LessEqThan(22)([today.day, quotaDue]);
    quotaInDate === 1;
    signal quotaTerms <== QuotaTerms()(mandate);
    signal quotaToken <== Token()(2, grantor, grantor, quotaRootId, quotaDue, quotaTerms);
    signal capacityTerms <== CapacityTerms()(supplier, deliveryDay, flags, basis, fields);
    signal capacityToken <== Token()(3, mandate, signer, capacityRootId, 0, capacityTerms);

    component quota = SpentNote();
    quota.token <== quotaToken;
    quota.value <== quotaValue;
    quota.owner <== signer;
    quota.hold <== 0;
    quota.layer <== quotaLayer;
    quota.budget <== quotaBudget;
    quota.paid <== 0;
    quota.salt <== quotaSalt;
    quota.index <== quotaIndex;
    quota.sib <== quotaSib;
    quota.root === root0;
    quota.nullifier === nf0;

    component capacity = SpentNote();
    capacity.token <== capacityToken;
    capacity.value <== capacityValue;
    capacity.owner <== signer;
    capacity.hold <== 0;
    capacity.layer <== capacityLayer;
    capacity.budget <== capacityBudget;
    capacity.paid <== 0;
    capacity.salt <== capacitySalt;
    capacity.index <== capacityIndex;
    capacity.sib <== capacitySib;
    capacity.root === root1;
    capacity.nullifier === nf1;

    // --- the debtor (I3)
    component s = Member();
    s.index <== signer;
    s.officers <== signerOfficers;
    s.view <== signerView;
    s.roles <== signerRoles;
    s.standing <== signerStanding;
    s.kycDay <== signerKycDay;
    s.dualFrom <== signerDualFrom;
    s.operator <== signerOperator;
    s.account <== signerAccount;
    s.nkCommitment <== NkCommitment()(nk);
    s.salt <== signerLeafSalt;
    s.sib <== signerSib;
    s.root === partyRoot;
    signerStanding === 1;
    signal kycValid <== GreaterEqThan(22)([signerKycDay, today.day]);
    kycValid === 1;
    signal digest <== Poseidon(10)([DOM_OP(), 2, 0, context, nf0, nf1, cm[0], cm[1], cm[2], cm[3]]);
    OfficersSign()(1, 1, signerOfficers, slots, [1, 0, 0, 0], digest, sigSlot, sigKey, sigPowers, sigR8, sigS);

    // --- value (I4)
    signal quotaChange <== quotaValue - value;
    signal capacityChange <== capacityValue - value;
    Range(64)(value);
    Range(64)(quotaChange);
    Range(64)(capacityChange);
    signal worthless <== IsZero()(value);
    worthless === 0;

    // --- dates and policy (I5)
    Range(22)(due);
    Range(22)(maxDue);
    Range(22)(deliveryDay);
    signal future <== LessThan(22)([today.day, due]);
    future === 1;
    signal within <== LessEqThan(22)([due, maxDue]);
    within === 1;
    signal goods <== (basis - 1) * (basis - 2);
    goods * (basis - 3) === 0;
    signal flag[2] <== Num2Bits(2)(flags);
    signal inSixty <== LessEqThan(23)([due, deliveryDay + 60]);
    signal mustBeShort <== flag[0] * (1 - flag[1]);
    mustBeShort * (1 - inSixty) === 0;

    // --- the voucher (I6, I7)
    Differ()(1, supplier, signer);
    signal rootId <== RootId()(nk, nf0, attempt);
    signal voucherTerms <== VoucherTerms()(quotaToken, capacityToken);
    signal voucherToken <== Token()(1, mandate, signer, rootId, due, voucherTerms);
    Range(24)(offerExpiry);
    signal longEnough <== GreaterEqThan(25)([offerExpiry, date + 4]);
    longEnough === 1;
    Range(16)(rootBudget);
    signal offer <== Hold()(2, signer, 0, offerExpiry);
    signal seed <== Seed()(nk, nf0, attempt);
    signal salt[4];
    // the mandate reads the seed, and must not be able to test guesses of the quota that is left
    signal quotaSeed <== Seed()(nk, nf1, attempt);
    for (var j = 0; j < 4; j++) salt[j] <== Salt()(j == 1 ? quotaSeed : seed, j);
    signal voucher <== Note()(voucherToken, value, supplier, offer, 0, rootBudget, 0, salt[0]);
    voucher === cm[0];
    component p = Member();
    p.index <== supplier;
    p.officers <== supplierOfficers;
    p.view <== supplierView;
    p.roles <== supplierRoles;
    p.standing <== supplierStanding;
    p.kycDay <== supplierKycDay;
    p.dualFrom <== supplierDualFrom;
    p.operator <== supplierOperator;
    p.account <== supplierAccount;
    p.nkCommitment <== supplierNkCommitment;
    p.salt <== supplierLeafSalt;
    p.sib <== supplierSib;
    p.root === partyRoot;
    Differ()(1, supplierStanding, 3);

    // --- changes and distribution state (I8, I9)
    Range(8)(quotaLayer);
    Range(16)(quotaBudget);
    Range(8)(capacityLayer);
    Range(16)(capacityBudget);
    signal quotaUsedUp <== IsZero()(quotaChange);
    signal quotaChangeLayer <== (1 - quotaUsedUp) * quotaLayer;
    signal quotaChangeBudget <== (1 - quotaUsedUp) * quotaBudget;
    signal quotaBack <== Note()(quotaToken, quotaChange, signer, 0, quotaChangeLayer, quotaChangeBudget, 0, salt[1]);
    quotaBack === cm[1];
    signal capacityUsedUp <== IsZero()(capacityChange);
    signal capacityChangeLayer <== (1 - capacityUsedUp) * capacityLayer;
    signal capacityChangeBudget <== (1 - capacityUsedUp) * capacityBudget;
    signal capacityBack <== Note()(capacityToken, capacityChange, signer, 0, capacityChangeLayer, capacityChangeBudget, 0, salt[2]);
    capacityBack === cm[2];
    signal stateToken <== Token()(8, mandate, signer, rootId, due, voucherToken);
    signal state <== Note()(stateToken, value, mandate, 0, 0, 1, 0, salt[3]);
    state === cm[3];

    // --- who reads (I11)
    component m = Member();
    m.index <== mandate;
    m.officers <== mandateOfficers;
    m.view <== mandateView;
    m.roles <== mandateRoles;
    m.standing <== mandateStanding;
    m.kycDay <== mandateKycDay;
    m.dualFrom <== mandateDualFrom;
    m.operator <== mandateOperator;
    m.account <== mandateAccount;
    m.nkCommitment <== mandateNkCommitment;
    m.salt <== mandateLeafSalt;
    m.sib <== mandateSib;
    m.root === partyRoot;
    m.role[ROLE_MANDATE()] === 1;
    component q = Member();
    q.index <== grantor;
    q.officers <== grantorOfficers;
    q.view <== grantorView;
    q.roles <== grantorRoles;
    q.standing <== grantorStanding;
    q.kycDay <== grantorKycDay;
    q.dualFrom <== grantorDualFrom;
    q.operator <== grantorOperator;
    q.account <== grantorAccount;
    q.nkCommitment <== grantorNkCommitment;
    q.salt <== grantorLeafSalt;
    q.sib <== grantorSib;
    q.root === partyRoot;

    component eph = Ephemeral();
    eph.e <== ephemeral;
    eph.R === R;
    signal watched[2] <== SharedPoint()(eph.bits, [supervisorX, supervisorY]);
    signal mandateShared[2] <== SharedPoint()(eph.bits, mandateView);
    signal mandateKey <== ContentKey()(mandateShared, nf0);
    signal mandateWrap <== Wrap()(mandateKey, watched, nf0, 0);
    mandateWrap === wrap[0];
    component boxA = Encrypt(12);
    boxA.key <== mandateKey;
    boxA.n0 <== nf0;
    boxA.section <== 0;
    boxA.words[0] <== 1 + mandate * (1 << 8) + signer * (1 << 40) + due * (1 << 72);
    boxA.words[1] <== rootId;
    boxA.words[2] <== 2 + grantor * (1 << 8) + grantor * (1 << 40) + quotaDue * (1 << 72);
    boxA.words[3] <== capacityToken;
    boxA.words[4] <== capacityRootId;
    boxA.words[5] <== supplier + deliveryDay * (1 << 32) + flags * (1 << 56) + basis * (1 << 64);
    boxA.words[6] <== fields;
    boxA.words[7] <== value + supplier * (1 << 64) + rootBudget * (1 << 96) + offerExpiry * (1 << 112);
    boxA.words[8] <== capacityChange + capacityChangeBudget * (1 << 64) + capacityChangeLayer * (1 << 80);
    boxA.words[9] <== seed;
    boxA.words[10] <== capacity.cm;
    boxA.words[11] <== quotaRootId;
    boxA.out === a;

    signal grantorShared[2] <== SharedPoint()(eph.bits, grantorView);
    signal grantorKey <== ContentKey()(grantorShared, nf0);
    signal grantorWrap <== Wrap()(grantorKey, watched, nf0, 1);
    grantorWrap === wrap[1];
    component boxB = Encrypt(6);
    boxB.key <== grantorKey;
    boxB.n0 <== nf0;
    boxB.section <== 1;
    boxB.words[0] <== 2 + grantor * (1 << 8) + grantor * (1 << 40) + quotaDue * (1 << 72);
    boxB.words[1] <== quotaRootId;
    boxB.words[2] <== signer + mandate * (1 << 32) + value * (1 << 64);
    boxB.words[3] <== quotaChange + quotaChangeBudget * (1 << 64) + quotaChangeLayer * (1 << 80);
    boxB.words[4] <== salt[1];
    boxB.words[5] <== quota.cm;
    boxB.out === b;
}
