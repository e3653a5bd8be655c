// SPDX-License-Identifier: GPL-3.0-only
pragma circom 2.1.6;

include "../lib/cipher.circom";
include "../lib/member.circom";
include "../lib/note.circom";
include "../lib/officers.circom";

// An authority or a claim is made (PROTOCOL §4.5): 2 quota, 3 invoice capacity, 4 funding limit, 5 deposit.
// - G1, G2  the grantor is active and its officers sign: always two for quota and limit, by amount otherwise
// - G3      the row of the kind: role, power, owner, second member, tag; a capacity is signed by buyer and supplier
// - G4, G5  the note and its token
// - G6      the registrar and the supervisor read it
template Grant() {
    // public, in order
    signal input partyRoot;
    signal input date;
    signal input supervisorX;
    signal input supervisorY;
    signal input context;
    signal input tag;
    signal input cm;
    signal input R[2];
    signal input wrap;
    signal input ct[7];

    signal input kind;
    signal input registrar;
    signal input due;
    signal input limitTerms;
    signal input mandate;
    signal input deliveryDay;
    signal input flags;
    signal input basis;
    signal input fields;
    signal input counter;
    signal input value;
    signal input budget;
    signal input attempt;
    signal input ephemeral;

    // the grantor
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

    // the second member: grantee, payee, or the supplier who signs as well
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
    signal input partySlots[OFFICER_SLOTS()];
    signal input partySigSlot[2];
    signal input partySigKey[2][2];
    signal input partySigPowers[2];
    signal input partySigR8[2][2];
    signal input partySigS[2];

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

    signal contextSquared <== context * context;
    component today = DateParts();
    today.code <== date;

    signal is[4] <== OneHot(4)(kind - 2); // quota, capacity, limit, deposit

    // --- the grantor (G1, G2)
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
    signal digest <== Poseidon(6)([DOM_OP(), 5, kind, context, tag, cm]);
    signal large <== NeedsTwo()(value, signerDualFrom);
    signal two <== 1 - (1 - large) * (1 - is[0] - is[2]);
    OfficersSign()(
        1, two, signerOfficers, slots, [is[1] + is[3], is[0] + is[2], 0, 0], digest, sigSlot, sigKey, sigPowers, sigR8, sigS
    );

    // --- the row (G3)
    (1 - is[1]) * (1 - s.role[ROLE_BANK()]) === 0;
    component c = Member();
    c.index <== party;
    c.officers <== partyOfficers;
    c.view <== partyView;
    c.roles <== partyRoles;
    c.standing <== partyStanding;
    c.kycDay <== partyKycDay;
    c.dualFrom <== partyDualFrom;
    c.operator <== partyOperator;
    c.account <== partyAccount;
    c.nkCommitment <== partyNkCommitment;
    c.salt <== partyLeafSalt;
    c.sib <== partySib;
    (1 - is[2]) * (c.root - partyRoot) === 0;
    is[2] * (party - signer) === 0;
    Differ()(is[0] + is[1], party, signer);
    is[0] * (partyStanding - 1) === 0;
    Differ()(is[1] + is[3], partyStanding, 3);
    signal partyLarge <== NeedsTwo()(value, partyDualFrom);
    signal partyTwo <== partyLarge * is[1];
    OfficersSign()(
        is[1], partyTwo, partyOfficers, partySlots, [1, 0, 0, 0], digest,
        partySigSlot, partySigKey, partySigPowers, partySigR8, partySigS
    );
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
    (1 - is[1]) * (registrar - signer) === 0;
    is[1] * (1 - g.role[ROLE_MANDATE()]) === 0;
    signal counted <== Poseidon(3)([DOM_TAG(), nk, counter]);
    (1 - is[1]) * (tag - counted) === 0;

    // --- the note (G4, G5)
    Range(64)(value);
    signal worthless <== IsZero()(value);
    worthless === 0;
    Range(16)(budget);
    signal unsplittable <== IsZero()(budget);
    unsplittable === 0;
    Range(22)(due);
    (1 - is[0]) * due === 0;
    signal inDate <== GreaterEqThan(22)([due, today.day]);
    is[0] * (1 - inDate) === 0;
    Range(22)(deliveryDay);
    Range(2)(flags);
    signal basisLow <== (basis - 1) * (basis - 2);
    signal basisHigh <== (basis - 3) * (basis - 4);
    signal basisKnown <== basisLow * basisHigh;
    is[1] * basisKnown === 0;
    (1 - is[1]) * deliveryDay === 0;
    (1 - is[1]) * flags === 0;
    (1 - is[1]) * basis === 0;
    (1 - is[1]) * fields === 0;

    signal quotaTerms <== QuotaTerms()(mandate);
    signal capacityTerms <== CapacityTerms()(party, deliveryDay, flags, basis, fields);
    signal termsQuota <== is[0] * quotaTerms;
    signal termsCapacity <== is[1] * capacityTerms;
    signal termsLimit <== is[2] * limitTerms;
    signal terms <== termsQuota + termsCapacity + termsLimit;
    signal freshRoot <== RootId()(nk, tag, attempt);
    signal rootId <== (1 - is[3]) * freshRoot;
    signal token <== Token()(kind, registrar, signer, rootId, due, terms);
    signal owner <== signer + (is[0] + is[3]) * (party - signer);
    signal seed <== Seed()(nk, tag, attempt);
    signal salt <== Salt()(seed, 0);
    signal note <== Note()(token, value, owner, 0, 0, budget, 0, salt);
    note === cm;

    // --- who reads (G6)
    component eph = Ephemeral();
    eph.e <== ephemeral;
    eph.R === R;
    signal watched[2] <== SharedPoint()(eph.bits, [supervisorX, supervisorY]);
    signal shared[2] <== SharedPoint()(eph.bits, registrarView);
    signal key <== ContentKey()(shared, tag);
    signal wrapped <== Wrap()(key, watched, tag, 0);
    wrapped === wrap;
    signal supplierWord <== is[1] * (party + deliveryDay * (1 << 32) + flags * (1 << 56) + basis * (1 << 64));
    component box = Encrypt(7);
    box.key <== key;
    box.n0 <== tag;
    box.section <== 0;
    box.words[0] <== kind + registrar * (1 << 8) + signer * (1 << 40) + due * (1 << 72);
    box.words[1] <== rootId;
    box.words[2] <== terms;
    box.words[3] <== owner + value * (1 << 32) + budget * (1 << 96) + party * (1 << 112);
    box.words[4] <== salt;
    box.words[5] <== supplierWord;
    box.words[6] <== fields;
    box.out === ct;
}
