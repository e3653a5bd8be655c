// SPDX-License-Identifier: GPL-3.0-only
pragma circom 2.1.6;

include "../lib/member.circom";
include "../lib/note.circom";
include "../lib/officers.circom";

// A member states a fact as a record (PROTOCOL §4.6).
// - A1  the attester's leaf: active, KYC in date, nk; type 1 (paid)
// - A2  officers with power attest sign, two from the member's threshold
// - A3  the tag is fixed by member, type and subject: one attestation of one thing
// - A4  the record names the attester; its salt is forced
template Attest() {
    // public, in order
    signal input partyRoot;
    signal input date;
    signal input context;
    signal input tag;
    signal input cm;

    signal input type;
    signal input subject;
    signal input amount;
    signal input attempt;
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

    signal contextSquared <== context * context;
    component today = DateParts();
    today.code <== date;

    // A1
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
    type === 1;

    // A2
    Range(64)(amount);
    signal digest <== Poseidon(6)([DOM_OP(), 6, type, context, tag, cm]);
    signal two <== NeedsTwo()(amount, signerDualFrom);
    OfficersSign()(1, two, signerOfficers, slots, [0, 0, 0, 1], digest, sigSlot, sigKey, sigPowers, sigR8, sigS);

    // A3
    signal once <== Poseidon(4)([DOM_ATTEST(), nk, type, subject]);
    once === tag;

    // A4
    signal seed <== Seed()(nk, tag, attempt);
    signal salt <== Salt()(seed, 0);
    signal record <== Poseidon(6)([DOM_RECORD(), type, signer, subject, amount, salt]);
    record === cm;
}
