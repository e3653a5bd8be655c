// SPDX-License-Identifier: GPL-3.0-only
pragma circom 2.1.6;

include "../lib/keys.circom";
include "../lib/member.circom";
include "../lib/officers.circom";

// The eight officer slots of a leaf, opened.
// - an empty slot is 0, a filled one H_OFFICER(key, powers)
// - keys of filled slots are pairwise distinct: in the prime subgroup x names the key, for (x, -y) lies outside it
// - at least one filled slot has power trade and one has power admin
template OfficerList() {
    signal input filled[OFFICER_SLOTS()];
    signal input key[OFFICER_SLOTS()][2];
    signal input powers[OFFICER_SLOTS()];
    signal output slots[OFFICER_SLOTS()];
    signal output commitment;

    signal bits[OFFICER_SLOTS()][4];
    signal hash[OFFICER_SLOTS()];
    signal trader[OFFICER_SLOTS()];
    signal admin[OFFICER_SLOTS()];
    var traders = 0;
    var admins = 0;
    for (var i = 0; i < OFFICER_SLOTS(); i++) {
        filled[i] * (1 - filled[i]) === 0;
        bits[i] <== Num2Bits(4)(powers[i]);
        hash[i] <== Officer()(key[i], powers[i]);
        slots[i] <== filled[i] * hash[i];
        trader[i] <== filled[i] * bits[i][POWER_TRADE()];
        admin[i] <== filled[i] * bits[i][POWER_ADMIN()];
        traders += trader[i];
        admins += admin[i];
    }
    signal noTrader <== IsZero()(traders);
    noTrader === 0;
    signal noAdmin <== IsZero()(admins);
    noAdmin === 0;
    signal pair[OFFICER_SLOTS() * (OFFICER_SLOTS() - 1) / 2];
    signal sameX[OFFICER_SLOTS() * (OFFICER_SLOTS() - 1) / 2];
    var n = 0;
    for (var i = 0; i < OFFICER_SLOTS(); i++) {
        for (var j = 0; j < i; j++) {
            pair[n] <== filled[i] * filled[j];
            sameX[n] <== IsEqual()([key[i][0], key[j][0]]);
            pair[n] * sameX[n] === 0;
            n++;
        }
    }
    commitment <== Officers()(slots);
}

// A leaf of the party tree is added or replaced in place (PROTOCOL §4.4): mode 1 new, 2 update, 3 standing,
// 4 new institution, 5 standing of an institution.
// - R1 old and new leaf at one index under old and new root
// - R2 a new leaf stands where nothing stood and carries a tag; an old one opens and keeps its nk
// - R3 at most two slots get a new key; each is in the subgroup, not the identity, and signs
// - R4 so is a new viewing key
// - R5 update: two old officers with power admin (one if dualFrom = 2^64 - 1); status but dualFrom stays
// - R6 standing: everything but roles, standing, kycDay, operator stays, the salt too
// - R7 closes = 0 only if nothing is taken away
// - R8 ranges
// - R9 banks, mandates, warehouses and inspectors are made and changed in modes 4 and 5 only
// - R10 a frozen member keeps its account
template Register() {
    // public, in order
    signal input oldRoot;
    signal input newRoot;
    signal input mode;
    signal input closes;
    signal input index;
    signal input newLeaf;
    signal input tag;
    signal input context;

    signal input sib[PARTY_DEPTH()][3];

    // the old leaf (all zero for modes 1 and 4)
    signal input oldSlots[OFFICER_SLOTS()];
    signal input oldView[2];
    signal input oldRoles;
    signal input oldStanding;
    signal input oldKycDay;
    signal input oldDualFrom;
    signal input oldOperator;
    signal input oldAccount;
    signal input oldLeafSalt;

    // the new leaf
    signal input filled[OFFICER_SLOTS()];
    signal input officerKey[OFFICER_SLOTS()][2];
    signal input officerPowers[OFFICER_SLOTS()];
    signal input view[2];
    signal input roles;
    signal input standing;
    signal input kycDay;
    signal input dualFrom;
    signal input operator;
    signal input account;
    signal input nkCommitment;
    signal input leafSalt;

    // possession of new keys: slots proofSlot[0..1], 8 for none, and the viewing key
    signal input proofSlot[2];
    signal input proofEighth[2][2];
    signal input proofR8[2][2];
    signal input proofS[2];
    signal input viewEighth[2];
    signal input viewR8[2];
    signal input viewS;

    // the old officers who allow an update
    signal input sigSlot[2];
    signal input sigKey[2][2];
    signal input sigPowers[2];
    signal input sigR8[2][2];
    signal input sigS[2];

    signal contextSquared <== context * context;

    signal is[5] <== OneHot(5)(mode - 1);
    signal acts[3]; // new, update, standing
    acts[0] <== is[0] + is[3];
    acts[1] <== is[1];
    acts[2] <== is[2] + is[4];
    closes * (1 - closes) === 0;

    // --- ranges (R8)
    signal roleBits[5] <== Num2Bits(5)(roles);
    signal oldRoleBits[5] <== Num2Bits(5)(oldRoles);
    signal standing12 <== (standing - 1) * (standing - 2);
    standing12 * (standing - 3) === 0;
    Range(22)(kycDay);
    Range(64)(dualFrom);
    Range(16)(operator);

    // --- the new leaf and its officers
    component list = OfficerList();
    list.filled <== filled;
    list.key <== officerKey;
    list.powers <== officerPowers;
    signal status <== Status()(roles, standing, kycDay, dualFrom, operator);
    signal newOpened <== Leaf()(index, list.commitment, view, status, account, nkCommitment, leafSalt);
    newOpened === newLeaf;

    // --- the old leaf, and both roots (R1, R2)
    signal oldOfficers <== Officers()(oldSlots);
    signal oldStatus <== Status()(oldRoles, oldStanding, oldKycDay, oldDualFrom, oldOperator);
    signal oldOpened <== Leaf()(index, oldOfficers, oldView, oldStatus, oldAccount, nkCommitment, oldLeafSalt);
    signal oldLeaf <== (1 - acts[0]) * oldOpened;
    signal under <== QuadRoot(PARTY_DEPTH())(oldLeaf, index, sib);
    under === oldRoot;
    signal over <== QuadRoot(PARTY_DEPTH())(newLeaf, index, sib);
    over === newRoot;
    signal untagged <== IsZero()(tag);
    acts[0] * untagged === 0;
    (1 - acts[0]) * tag === 0;
    for (var i = 0; i < OFFICER_SLOTS(); i++) acts[0] * oldSlots[i] === 0;

    signal digest <== Poseidon(7)([DOM_OP(), 4, mode, context, oldLeaf, newLeaf, tag]);

    // --- new keys prove possession (R3): a filled slot is as before, or one of the two named
    signal at[2][OFFICER_SLOTS() + 1];
    signal pickX[2][OFFICER_SLOTS()];
    signal pickY[2][OFFICER_SLOTS()];
    signal pickFilled[2][OFFICER_SLOTS()];
    for (var k = 0; k < 2; k++) {
        at[k] <== OneHot(OFFICER_SLOTS() + 1)(proofSlot[k]);
        var x = 0;
        var y = 0;
        var f = 0;
        for (var i = 0; i < OFFICER_SLOTS(); i++) {
            pickX[k][i] <== at[k][i] * officerKey[i][0];
            pickY[k][i] <== at[k][i] * officerKey[i][1];
            pickFilled[k][i] <== at[k][i] * filled[i];
            x += pickX[k][i];
            y += pickY[k][i];
            f += pickFilled[k][i];
        }
        SubgroupKey()(f, [x, y], proofEighth[k]);
        EdDSAPoseidonVerifier()(f, x, y, proofS[k], proofR8[k][0], proofR8[k][1], digest);
    }
    signal changed[OFFICER_SLOTS()];
    signal named[OFFICER_SLOTS()];
    signal added[OFFICER_SLOTS()];
    for (var i = 0; i < OFFICER_SLOTS(); i++) {
        changed[i] <== list.slots[i] - oldSlots[i];
        named[i] <== (1 - at[0][i]) * (1 - at[1][i]);
        added[i] <== changed[i] * filled[i];
        added[i] * named[i] === 0;
    }

    // --- a new viewing key (R4)
    signal sameViewX <== IsEqual()([view[0], oldView[0]]);
    signal sameViewY <== IsEqual()([view[1], oldView[1]]);
    signal sameView <== sameViewX * sameViewY;
    signal newView <== 1 - (1 - acts[0]) * sameView;
    SubgroupKey()(newView, view, viewEighth);
    EdDSAPoseidonVerifier()(newView, view[0], view[1], viewS, viewR8[0], viewR8[1], digest);

    // --- the old officers allow an update (R5)
    signal soloOld <== IsEqual()([oldDualFrom, 18446744073709551615]);
    signal two <== acts[1] * (1 - soloOld);
    OfficersSign()(acts[1], two, oldOfficers, oldSlots, [0, 0, 1, 0], digest, sigSlot, sigKey, sigPowers, sigR8, sigS);
    acts[1] * (roles - oldRoles) === 0;
    acts[1] * (standing - oldStanding) === 0;
    acts[1] * (kycDay - oldKycDay) === 0;
    acts[1] * (operator - oldOperator) === 0;

    // --- standing touches nothing else (R6)
    for (var i = 0; i < OFFICER_SLOTS(); i++) acts[2] * changed[i] === 0;
    acts[2] * (1 - sameView) === 0;
    acts[2] * (account - oldAccount) === 0;
    acts[2] * (dualFrom - oldDualFrom) === 0;
    acts[2] * (leafSalt - oldLeafSalt) === 0;

    // --- institutions need modes of their own (R9)
    (is[0] + is[2]) * (roles - roleBits[ROLE_ENTERPRISE()]) === 0;
    (is[0] + is[2]) * (oldRoles - oldRoleBits[ROLE_ENTERPRISE()]) === 0;
    (is[0] + is[2]) * (operator - index) === 0;

    // --- who is frozen cannot divert what will be paid (R10)
    signal wasFrozen <== IsEqual()([oldStanding, 3]);
    signal frozenUpdate <== wasFrozen * acts[1];
    frozenUpdate * (account - oldAccount) === 0;

    // --- nothing is taken away unless older roots close (R7)
    signal keeps <== (1 - acts[0]) * (1 - closes);
    acts[0] * closes === 0;
    signal removed[OFFICER_SLOTS()];
    for (var i = 0; i < OFFICER_SLOTS(); i++) {
        removed[i] <== changed[i] * oldSlots[i];
        keeps * removed[i] === 0;
    }
    keeps * (1 - sameView) === 0;
    keeps * (account - oldAccount) === 0;
    keeps * (dualFrom - oldDualFrom) === 0;
    keeps * (operator - oldOperator) === 0;
    signal lostRole[5];
    for (var i = 0; i < 5; i++) {
        lostRole[i] <== oldRoleBits[i] * (1 - roleBits[i]);
        keeps * lostRole[i] === 0;
    }
    Range(2)(oldStanding);
    Range(22)(oldKycDay);
    signal worse <== GreaterThan(2)([standing, oldStanding]);
    keeps * worse === 0;
    signal shorter <== LessThan(22)([kycDay, oldKycDay]);
    keeps * shorter === 0;
}
