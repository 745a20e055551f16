package dev.pondkeeper.command.outcome;

import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.CustomerCommand.CheckIn;
import dev.pondkeeper.kernel.customer.CustomerCommand.ClaimIdentity;
import dev.pondkeeper.kernel.customer.CustomerCommand.EraseCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.GiveConsent;
import dev.pondkeeper.kernel.customer.CustomerCommand.LiftRestriction;
import dev.pondkeeper.kernel.customer.CustomerCommand.MergeCustomers;
import dev.pondkeeper.kernel.customer.CustomerCommand.RecordInteraction;
import dev.pondkeeper.kernel.customer.CustomerCommand.RegisterCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.ReleaseIdentity;
import dev.pondkeeper.kernel.customer.CustomerCommand.RestrictProcessing;
import dev.pondkeeper.kernel.customer.CustomerCommand.SetContactPreferences;
import dev.pondkeeper.kernel.customer.CustomerCommand.TagCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.UnmergeCustomers;
import dev.pondkeeper.kernel.customer.CustomerCommand.UntagCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.WithdrawConsent;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.Identity;
import dev.pondkeeper.kernel.customer.InteractionId;
import dev.pondkeeper.kernel.customer.InteractionKind;
import dev.pondkeeper.kernel.customer.MergeId;
import dev.pondkeeper.kernel.customer.Purpose;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Li Lei, with a number of their own; Lucy is the one who may turn out to be the same person. */
final class CustomerTable extends Table {

    private static final Identity FREE = new Identity(Identity.Type.PHONE, "13800000009");

    CustomerTable() {
        super("Customer");
        State active = state("active", NOW);
        from(
                active,
                "active, with all there is to say",
                NOW,
                step(NOW, at -> new TagCustomer(LI_LEI, "vip", at)),
                step(NOW, at -> new CheckIn(LI_LEI, at)),
                step(NOW, at -> interaction(InteractionKind.VISIT, at)),
                step(NOW, at -> wishes(true, at)));
        State two = from(active, "another customer was merged into this one", NOW, step(NOW, at -> merge(LUCY, at)));
        from(two, "another customer was merged into this one, and both erased", NOW, step(NOW, CustomerTable::erasure));
        from(two, "that merge was taken back", NOW, step(NOW, at -> new UnmergeCustomers(LI_LEI, LUCY, null, at)));
        from(active, "Lucy was merged into Han Meimei", NOW, step(NOW, at -> mergedAway(LUCY, at)));
        standings(active);
        asksAboutThem();
        asksAboutOthers();
    }

    private void asksAboutThem() {
        ask(RegisterCustomer.class, "the same again", at -> registration(LI_LEI, PHONE, at));
        ask(RegisterCustomer.class, "another identity", at -> registration(LI_LEI, FREE, at));
        ask(
                RegisterCustomer.class,
                "of somebody new, with Han Meimei's identity",
                at -> registration(NOBODY, HANS, at));
        ask(ClaimIdentity.class, "nobody's", at -> new ClaimIdentity(LI_LEI, FREE, at));
        ask(ClaimIdentity.class, "their own", at -> new ClaimIdentity(LI_LEI, PHONE, at));
        ask(ClaimIdentity.class, "somebody else's", at -> new ClaimIdentity(LI_LEI, HANS, at));
        ask(ReleaseIdentity.class, "their own", at -> new ReleaseIdentity(LI_LEI, PHONE, at));
        ask(ReleaseIdentity.class, "somebody else's", at -> new ReleaseIdentity(LI_LEI, HANS, at));
        ask(GiveConsent.class, "given", at -> consent(ContactChannel.SMS, at));
        ask(GiveConsent.class, "not given", at -> consent(ContactChannel.EMAIL, at));
        ask(WithdrawConsent.class, "given", at -> withdrawal(ContactChannel.SMS, at));
        ask(WithdrawConsent.class, "not given", at -> withdrawal(ContactChannel.EMAIL, at));
        ask(SetContactPreferences.class, "no personal offers", at -> wishes(true, at));
        ask(SetContactPreferences.class, "none", at -> wishes(null, at));
        ask(TagCustomer.class, at -> new TagCustomer(LI_LEI, "vip", at));
        ask(UntagCustomer.class, at -> new UntagCustomer(LI_LEI, "vip", at));
        ask(CheckIn.class, at -> new CheckIn(LI_LEI, at));
        ask(RecordInteraction.class, "a visit", at -> interaction(InteractionKind.VISIT, at));
        ask(RecordInteraction.class, "a comment under the same id", at -> interaction(InteractionKind.COMMENT, at));
        ask(RestrictProcessing.class, at -> new RestrictProcessing(LI_LEI, "asked", at));
        ask(LiftRestriction.class, at -> new LiftRestriction(LI_LEI, "settled", at));
        ask(EraseCustomer.class, CustomerTable::erasure);
    }

    private void asksAboutOthers() {
        ask(MergeCustomers.class, "of another customer", at -> merge(LUCY, at));
        ask(MergeCustomers.class, "under the id of another merge", at -> merge(HAN_MEIMEI, at));
        ask(MergeCustomers.class, "of oneself", at -> merge(LI_LEI, at));
        ask(MergeCustomers.class, "of nobody", at -> merge(NOBODY, at));
        ask(UnmergeCustomers.class, "of another customer", at -> new UnmergeCustomers(LI_LEI, LUCY, null, at));
        ask(
                UnmergeCustomers.class,
                "of another merge",
                at -> new UnmergeCustomers(LI_LEI, LUCY, new MergeId("m-9"), at));
        ask(UnmergeCustomers.class, "of nobody", at -> new UnmergeCustomers(LI_LEI, NOBODY, null, at));
    }

    private static EraseCustomer erasure(Instant at) {
        return new EraseCustomer(LI_LEI, at);
    }

    private static MergeCustomers merge(CustomerId other, Instant at) {
        return new MergeCustomers(LI_LEI, other, new MergeId("m-2"), at);
    }

    private static GiveConsent consent(ContactChannel channel, Instant at) {
        return new GiveConsent(LI_LEI, channel, Purpose.SERVICE, evidence(START), at);
    }

    private static WithdrawConsent withdrawal(ContactChannel channel, Instant at) {
        return new WithdrawConsent(LI_LEI, channel, Purpose.SERVICE, null, at);
    }

    private static SetContactPreferences wishes(@Nullable Boolean noPersonalOffers, Instant at) {
        return new SetContactPreferences(LI_LEI, null, null, null, noPersonalOffers, at);
    }

    private static RecordInteraction interaction(InteractionKind kind, Instant at) {
        return new RecordInteraction(LI_LEI, new InteractionId("i-1"), kind, "page", at);
    }
}
