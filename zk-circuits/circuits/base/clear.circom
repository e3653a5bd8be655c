// SPDX-License-Identifier: GPL-3.0-only
pragma circom 2.1.6;

include "../lib/cipher.circom";
include "../lib/member.circom";
include "../lib/note.circom";
include "../lib/officers.circom";
include "move-actions.circom";

// A voucher retired (PROTOCOL §4.3): 1 cleared against a payment, 2 rejected, 3 taken back.
// - C1  the voucher opens, lies under root0, has its nullifier; its terms open to the authorities it was cut from
// - C2  the signer's leaf; its officers sign by amount
// - C3  the row of the action
// - C4  quota comes back to its grantor when paid; quota and capacity to the debtor when refused
// - C5  the mandate and the quota's grantor read their own sections, the supervisor both
template Clear() {
    // public, in order
    signal input root0;
    signal input recordRoot;
    signal input partyRoot;
    signal input date;
    signal input supervisorX;
    signal input supervisorY;
    signal input context;
    signal input nf0;
    signal input cm[2];
    signal input R[2];
    signal input wrap[2];
    signal input a[5];
    signal input b[4];

    // the voucher and the authorities it was cut from
    signal input mandate;
    signal input issuer;
    signal input rootId;
    signal input due;
    signal input grantor;
    signal input quotaRootId;
    signal input quotaDue;
    signal input quotaMandate;
    signal input capacityRootId;
    signal input supplier;
    signal input deliveryDay;
    signal input flags;
    signal input basis;
    signal input fields;
    signal input value;
    signal input owner;
    signal input holdKind;
    signal input holdHolder;
    signal input holdReference;
    signal input holdExpiry;
    signal input layer;
    signal input budget;
    signal input salt;
    signal input index;
    signal input sib[NOTE_DEPTH()][3];

    // the action
    signal input action;
    signal input payPrevious;
    signal input payPayee;
    signal input payInstruction;
    signal input accountBank;
    signal input accountReference;
    signal input recordAttester;
    signal input recordSalt;
    signal input recordIndex;
    signal input recordSib[NOTE_DEPTH()][3];
    signal input ephemeral;

    // the signer
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

    signal input payeeOfficers;
    signal input payeeView[2];
    signal input payeeRoles;
    signal input payeeStanding;
    signal input payeeKycDay;
    signal input payeeDualFrom;
    signal input payeeOperator;
    signal input payeeAccount;
    signal input payeeNkCommitment;
    signal input payeeLeafSalt;
    signal input payeeSib[PARTY_DEPTH()][3];

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

    // --- the voucher (C1)
    signal quotaTerms <== QuotaTerms()(quotaMandate);
    signal quotaToken <== Token()(2, grantor, grantor, quotaRootId, quotaDue, quotaTerms);
    signal capacityTerms <== CapacityTerms()(supplier, deliveryDay, flags, basis, fields);
    signal capacityToken <== Token()(3, mandate, issuer, capacityRootId, 0, capacityTerms);
    signal voucherTerms <== VoucherTerms()(quotaToken, capacityToken);
    signal token <== Token()(1, mandate, issuer, rootId, due, voucherTerms);
    signal hold <== Hold()(holdKind, holdHolder, holdReference, holdExpiry);
    component voucher = SpentNote();
    voucher.token <== token;
    voucher.value <== value;
    voucher.owner <== owner;
    voucher.hold <== hold;
    voucher.layer <== layer;
    voucher.budget <== budget;
    voucher.paid <== 0;
    voucher.salt <== salt;
    voucher.index <== index;
    voucher.sib <== sib;
    voucher.root === root0;
    voucher.nullifier === nf0;
    Range(64)(value);
    signal worthless <== IsZero()(value);
    worthless === 0;

    // --- the signer (C2)
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
    Differ()(1, signerStanding, 3);
    signal digest <== Poseidon(7)([DOM_OP(), 3, action, context, nf0, cm[0], cm[1]]);
    signal two <== NeedsTwo()(value, signerDualFrom);
    OfficersSign()(1, two, signerOfficers, slots, [1, 0, 0, 0], digest, sigSlot, sigKey, sigPowers, sigR8, sigS);

    // --- the row (C3)
    signal acts[3] <== OneHot(3)(action - 1);
    component today = DateParts();
    today.code <== date;
    Range(24)(holdExpiry);
    signal live <== LessEqThan(24)([date, holdExpiry]);
    signal paying <== IsEqual()([holdKind, 4]);
    signal offered <== IsEqual()([holdKind, 2]);
    signal isOwner <== IsEqual()([signer, owner]);
    signal isHolder <== IsEqual()([signer, holdHolder]);
    signal isMandate <== IsEqual()([signer, mandate]);
    signal mandateHolds <== isMandate * isHolder;
    signal clears <== mandateHolds * paying;
    signal rejects <== offered * isOwner;
    signal lapsed <== offered * (1 - live);
    signal takesBack <== lapsed * isHolder;
    signal allowed[3];
    allowed[0] <== acts[0] * clears;
    allowed[1] <== acts[1] * rejects;
    allowed[2] <== acts[2] * takesBack;
    allowed[0] + allowed[1] + allowed[2] === 1;

    // CLEAR: a clearing payment of exactly this value reached the payee
    signal reference <== PayReference()(2, payPrevious, payPayee, payInstruction);
    acts[0] * (holdReference - reference) === 0;
    component p = Member();
    p.index <== payPayee;
    p.officers <== payeeOfficers;
    p.view <== payeeView;
    p.roles <== payeeRoles;
    p.standing <== payeeStanding;
    p.kycDay <== payeeKycDay;
    p.dualFrom <== payeeDualFrom;
    p.operator <== payeeOperator;
    p.account <== payeeAccount;
    p.nkCommitment <== payeeNkCommitment;
    p.salt <== payeeLeafSalt;
    p.sib <== payeeSib;
    acts[0] * (p.root - partyRoot) === 0;
    signal account <== Account()(accountBank, accountReference);
    acts[0] * (account - payeeAccount) === 0;
    component record = PaidRecord();
    record.enabled <== acts[0];
    record.payer <== signer;
    record.payee <== payPayee;
    record.payeeBank <== accountBank;
    record.payReference <== holdReference;
    record.amount <== value;
    record.attester <== recordAttester;
    record.salt <== recordSalt;
    record.index <== recordIndex;
    record.sib <== recordSib;
    record.root <== recordRoot;
    // the bank behind the mandate is believed about its own receipt only
    signal byPayee <== IsEqual()([recordAttester, payPayee]);
    signal byPayeesBank <== acts[0] * (1 - byPayee);
    Differ()(byPayeesBank, recordAttester, signerOperator);

    // --- outputs (C4)
    signal quotaOwner <== issuer + acts[0] * (grantor - issuer);
    signal quotaSalt <== ReturnSalt()(salt, nf0, 0);
    signal quota <== Note()(quotaToken, value, quotaOwner, 0, 0, 1, 0, quotaSalt);
    quota === cm[0];
    signal capacityValue <== (1 - acts[0]) * value;
    signal capacityOwner <== issuer + acts[0] * (signer - issuer);
    signal capacitySalt <== ReturnSalt()(salt, nf0, 1);
    signal capacity <== Note()(capacityToken, capacityValue, capacityOwner, 0, 0, 1 - acts[0], 0, capacitySalt);
    capacity === cm[1];

    // --- who reads (C5)
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
    component boxA = Encrypt(5);
    boxA.key <== mandateKey;
    boxA.n0 <== nf0;
    boxA.section <== 0;
    boxA.words[0] <== signer + action * (1 << 32) + value * (1 << 40) + owner * (1 << 104);
    boxA.words[1] <== voucher.cm;
    boxA.words[2] <== rootId;
    boxA.words[3] <== capacitySalt;
    boxA.words[4] <== holdReference;
    boxA.out === a;

    signal grantorShared[2] <== SharedPoint()(eph.bits, grantorView);
    signal grantorKey <== ContentKey()(grantorShared, nf0);
    signal grantorWrap <== Wrap()(grantorKey, watched, nf0, 1);
    grantorWrap === wrap[1];
    component boxB = Encrypt(4);
    boxB.key <== grantorKey;
    boxB.n0 <== nf0;
    boxB.section <== 1;
    boxB.words[0] <== 2 + grantor * (1 << 8) + grantor * (1 << 40) + quotaDue * (1 << 72);
    boxB.words[1] <== quotaRootId;
    boxB.words[2] <== quotaOwner + value * (1 << 32) + quotaMandate * (1 << 96);
    boxB.words[3] <== quotaSalt;
    boxB.out === b;
}
