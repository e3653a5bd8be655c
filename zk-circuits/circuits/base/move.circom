// SPDX-License-Identifier: GPL-3.0-only
pragma circom 2.1.6;

include "../lib/cipher.circom";
include "../lib/member.circom";
include "../lib/note.circom";
include "../lib/officers.circom";
include "move-actions.circom";

// One relation for everything that moves notes of one token: 2 in, 4 out, at most one counterparty (PROTOCOL §4.1).
// - M1, M2   input 0 is real; a real input lies under its root and has its nullifier, a dummy has the signer's own
// - M3, M4   inputs share token, owner, hold, paid; the hold opens
// - M5, M6   the signer's leaf, standing, nk; its officers sign the digest
// - M7, M8   outputs open, value and budget are conserved, padding is empty
// - M9       salts are forced
// - M10      the registrar and the supervisor get the true plaintext
// - M11, M12 the action's row (move-actions.circom)
template Move() {
    // public, in order
    signal input root0;
    signal input root1;
    signal input recordRoot;
    signal input partyRoot;
    signal input date;
    signal input supervisorX;
    signal input supervisorY;
    signal input maxLayer;
    signal input context;
    signal input nf0;
    signal input nf1;
    signal input cm[4];
    signal input R[2];
    signal input wrap;
    signal input ct[13];

    // token
    signal input kind;
    signal input registrar;
    signal input issuer;
    signal input rootId;
    signal input due;
    signal input terms;

    // inputs
    signal input owner;
    signal input paid;
    signal input holdKind;
    signal input holdHolder;
    signal input holdReference;
    signal input holdExpiry;
    signal input real1;
    signal input inValue[2];
    signal input inLayer[2];
    signal input inBudget[2];
    signal input inSalt[2];
    signal input inIndex[2];
    signal input inSib[2][NOTE_DEPTH()][3];

    // signer
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

    // counterparty
    signal input party;
    signal input partyOfficers;
    signal input partyView[2];
    signal input partyRoles;
    signal input partyStanding;
    signal input partyKycDay;
    signal input partyDualFrom;
    signal input partyOperator;
    signal input partyAccount;
    signal input partyNkCommitment;
    signal input partyLeafSalt;
    signal input partySib[PARTY_DEPTH()][3];

    // registrar
    signal input registrarOfficers;
    signal input registrarView[2];
    signal input registrarRoles;
    signal input registrarStanding;
    signal input registrarKycDay;
    signal input registrarDualFrom;
    signal input registrarOperator;
    signal input registrarAccount;
    signal input registrarNkCommitment;
    signal input registrarLeafSalt;
    signal input registrarSib[PARTY_DEPTH()][3];

    // action
    signal input action;
    signal input newKind;
    signal input newHolder;
    signal input newReference;
    signal input newExpiry;
    signal input payPurpose;
    signal input payPrevious;
    signal input payPayee;
    signal input payInstruction;
    signal input quoteNet;
    signal input quoteRest;
    signal input reserveExpiry;
    signal input accountBank;
    signal input accountReference;
    signal input recordAttester;
    signal input recordSalt;
    signal input recordIndex;
    signal input recordSib[NOTE_DEPTH()][3];

    // outputs
    signal input outValue[4];
    signal input outOwner[4];
    signal input outLayer[4];
    signal input outBudget[4];
    signal input outPaid[4];
    signal input outHold[4]; // 0 none, 1 same, 2 new, 3 previous
    signal input toParty[4];
    signal input attempt;
    signal input ephemeral;

    // the context stays in the system (M13)
    signal contextSquared <== context * context;

    // --- inputs (M1–M4)
    signal token <== Token()(kind, registrar, issuer, rootId, due, terms);
    signal holdHash <== Hold()(holdKind, holdHolder, holdReference, holdExpiry);
    signal unheld <== IsZero()(holdKind);
    signal hold <== holdHash * (1 - unheld);
    unheld * holdHolder === 0;
    unheld * holdReference === 0;
    unheld * holdExpiry === 0;

    real1 * (1 - real1) === 0;
    component spent[2];
    signal empty[2];
    for (var i = 0; i < 2; i++) {
        Range(64)(inValue[i]);
        Range(16)(inBudget[i]);
        Range(8)(inLayer[i]);
        empty[i] <== IsZero()(inValue[i]);
        spent[i] = SpentNote();
        spent[i].token <== token;
        spent[i].value <== inValue[i];
        spent[i].owner <== owner;
        spent[i].hold <== hold;
        spent[i].layer <== inLayer[i];
        spent[i].budget <== inBudget[i];
        spent[i].paid <== paid;
        spent[i].salt <== inSalt[i];
        spent[i].index <== inIndex[i];
        spent[i].sib <== inSib[i];
    }
    empty[0] === 0;
    empty[1] === 1 - real1;
    (1 - real1) * inLayer[1] === 0;
    (1 - real1) * inBudget[1] === 0;
    spent[0].root === root0;
    (spent[1].root - root1) * real1 === 0;
    spent[0].nullifier === nf0;
    signal dummy <== Poseidon(4)([DOM_DUMMY(), nk, nf0, 1]);
    signal second <== real1 * (spent[1].nullifier - dummy);
    nf1 === dummy + second;
    Differ()(1, nf0, nf1);
    signal oneHigher <== GreaterThan(8)([inLayer[1], inLayer[0]]);
    signal layer <== inLayer[0] + oneHigher * (inLayer[1] - inLayer[0]);

    // --- signer (M5, M6)
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

    signal digest <== Poseidon(10)([DOM_OP(), 1, action, context, nf0, nf1, cm[0], cm[1], cm[2], cm[3]]);
    signal two <== NeedsTwo()(inValue[0] + inValue[1], signerDualFrom);
    OfficersSign()(1, two, signerOfficers, slots, [1, 0, 0, 0], digest, sigSlot, sigKey, sigPowers, sigR8, sigS);

    // --- the other two leaves
    component p = Member();
    p.index <== party;
    p.officers <== partyOfficers;
    p.view <== partyView;
    p.roles <== partyRoles;
    p.standing <== partyStanding;
    p.kycDay <== partyKycDay;
    p.dualFrom <== partyDualFrom;
    p.operator <== partyOperator;
    p.account <== partyAccount;
    p.nkCommitment <== partyNkCommitment;
    p.salt <== partyLeafSalt;
    p.sib <== partySib;

    component g = Member();
    g.index <== registrar;
    g.officers <== registrarOfficers;
    g.view <== registrarView;
    g.roles <== registrarRoles;
    g.standing <== registrarStanding;
    g.kycDay <== registrarKycDay;
    g.dualFrom <== registrarDualFrom;
    g.operator <== registrarOperator;
    g.account <== registrarAccount;
    g.nkCommitment <== registrarNkCommitment;
    g.salt <== registrarLeafSalt;
    g.sib <== registrarSib;
    g.root === partyRoot;
    signal keepsRegister <== IsZero()(g.role[ROLE_BANK()] + g.role[ROLE_MANDATE()] + g.role[ROLE_WAREHOUSE()]);
    keepsRegister === 0;

    // --- the action's row (M11, M12)
    component row = MoveAction();
    row.date <== date;
    row.action <== action;
    row.kind <== kind;
    row.due <== due;
    row.issuer <== issuer;
    row.registrar <== registrar;
    row.owner <== owner;
    row.signer <== signer;
    row.signerKycDay <== signerKycDay;
    row.party <== party;
    row.partyIsBank <== p.role[ROLE_BANK()];
    row.partyStanding <== partyStanding;
    row.holdKind <== holdKind;
    row.holdHolder <== holdHolder;
    row.holdReference <== holdReference;
    row.holdExpiry <== holdExpiry;
    row.hold <== hold;
    row.real1 <== real1;
    row.newKind <== newKind;
    row.newHolder <== newHolder;
    row.newReference <== newReference;
    row.newExpiry <== newExpiry;
    row.payPurpose <== payPurpose;
    row.payPrevious <== payPrevious;
    row.payPayee <== payPayee;
    row.payInstruction <== payInstruction;
    row.toParty <== toParty;
    (p.root - partyRoot) * row.usesParty === 0;

    // --- FUND: the price of the reserve was received, said by the payee's side (row FUND)
    component paidFor = PaidReserve();
    paidFor.enabled <== row.funds;
    paidFor.seller <== owner;
    paidFor.bank <== signer;
    paidFor.payReference <== holdReference;
    paidFor.previous <== payPrevious;
    paidFor.net <== quoteNet;
    paidFor.rest <== quoteRest;
    paidFor.reserveExpiry <== reserveExpiry;
    paidFor.account <== partyAccount;
    paidFor.accountBank <== accountBank;
    paidFor.accountReference <== accountReference;
    paidFor.attester <== recordAttester;
    paidFor.recordSalt <== recordSalt;
    paidFor.recordIndex <== recordIndex;
    paidFor.recordSib <== recordSib;
    paidFor.recordRoot <== recordRoot;

    // --- outputs (M7–M9)
    signal newHash <== Hold()(newKind, newHolder, newReference, newExpiry);
    signal seed <== Seed()(nk, nf0, attempt);
    component out[4];
    signal outHash[4];
    var values = 0;
    var budgets = 0;
    for (var j = 0; j < 4; j++) {
        out[j] = MoveOutput();
        out[j].value <== outValue[j];
        out[j].owner <== outOwner[j];
        out[j].layer <== outLayer[j];
        out[j].budget <== outBudget[j];
        out[j].paid <== outPaid[j];
        out[j].hold <== outHold[j];
        out[j].toParty <== toParty[j];
        out[j].first <== j == 0 ? 1 : 0;
        out[j].acts <== row.acts;
        out[j].clearing <== row.clearing;
        out[j].voucher <== row.voucher;
        out[j].signer <== signer;
        out[j].party <== party;
        out[j].inOwner <== owner;
        out[j].inHolder <== holdHolder;
        out[j].inLayer <== layer;
        out[j].inPaid <== paid;
        out[j].maxLayer <== maxLayer;
        out[j].sameHold <== hold;
        out[j].newHold <== newHash;
        out[j].previousHold <== payPrevious;
        out[j].seed <== seed;
        out[j].inputSalt <== inSalt[0];
        out[j].n0 <== nf0;
        out[j].j <== j;
        outHash[j] <== Note()(token, outValue[j], outOwner[j], out[j].holdHash, outLayer[j], outBudget[j], outPaid[j], out[j].salt);
        outHash[j] === cm[j];
        values += outValue[j];
        budgets += outBudget[j];
    }
    // PAY: a secret of this proof alone makes every paying reference unique, so one payment never counts for two notes
    row.acts[PAY()] * (payInstruction - out[0].returnSalt) === 0;
    values === inValue[0] + inValue[1];
    signal spare <== inBudget[0] + inBudget[1] - budgets;
    Range(17)(spare);
    spare * row.keepsBudget === 0;

    // --- what the registrar and the supervisor read (M10)
    component eph = Ephemeral();
    eph.e <== ephemeral;
    eph.R === R;
    signal shared[2] <== SharedPoint()(eph.bits, registrarView);
    signal key <== ContentKey()(shared, nf0);
    signal watched[2] <== SharedPoint()(eph.bits, [supervisorX, supervisorY]);
    signal wrapped <== Wrap()(key, watched, nf0, 0);
    wrapped === wrap;

    component box = Encrypt(13);
    box.key <== key;
    box.n0 <== nf0;
    box.section <== 0;
    box.words[0] <== kind + registrar * (1 << 8) + issuer * (1 << 40) + due * (1 << 72);
    box.words[1] <== rootId;
    box.words[2] <== terms;
    box.words[3] <== signer + action * (1 << 32) + party * (1 << 40) + owner * (1 << 72) + real1 * (1 << 104);
    box.words[4] <== spent[0].cm;
    box.words[5] <== real1 * spent[1].cm;
    box.words[6] <== newKind + newHolder * (1 << 8) + newExpiry * (1 << 40);
    box.words[7] <== newReference;
    box.words[8] <== seed;
    for (var j = 0; j < 4; j++) {
        box.words[9 + j] <== outValue[j] + outOwner[j] * (1 << 64) + outLayer[j] * (1 << 96)
            + outBudget[j] * (1 << 104) + outPaid[j] * (1 << 120) + outHold[j] * (1 << 128);
    }
    box.out === ct;
}
