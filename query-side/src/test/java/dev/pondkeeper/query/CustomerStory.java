package dev.pondkeeper.query;

import static dev.pondkeeper.query.Story.claimed;
import static dev.pondkeeper.query.Story.day;
import static dev.pondkeeper.query.Story.ming;
import static dev.pondkeeper.query.Story.registered;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerEvent.Brought;
import dev.pondkeeper.kernel.customer.CustomerEvent.CheckedIn;
import dev.pondkeeper.kernel.customer.CustomerEvent.ConsentGiven;
import dev.pondkeeper.kernel.customer.CustomerEvent.ConsentState;
import dev.pondkeeper.kernel.customer.CustomerEvent.ConsentWithdrawn;
import dev.pondkeeper.kernel.customer.CustomerEvent.ContactPreferencesSet;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerBroughtBack;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerErased;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerMergedAway;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRestricted;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerTagged;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerUntagged;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomersMerged;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomersUnmerged;
import dev.pondkeeper.kernel.customer.CustomerEvent.DayRun;
import dev.pondkeeper.kernel.customer.CustomerEvent.Evidence;
import dev.pondkeeper.kernel.customer.CustomerEvent.IdentityLinked;
import dev.pondkeeper.kernel.customer.CustomerEvent.IdentityUnlinked;
import dev.pondkeeper.kernel.customer.CustomerEvent.InteractionRecorded;
import dev.pondkeeper.kernel.customer.CustomerEvent.MovedIdentity;
import dev.pondkeeper.kernel.customer.CustomerEvent.Preferences;
import dev.pondkeeper.kernel.customer.CustomerEvent.RestrictionLifted;
import dev.pondkeeper.kernel.customer.CustomerEvent.TagMark;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.IdentityEvent.IdentityReleased;
import dev.pondkeeper.kernel.customer.InteractionId;
import dev.pondkeeper.kernel.customer.MergeId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** Ming and Hong join; Mei turns out to be Wei, then not to be, and wants to be forgotten; and what Wei says and does. */
public final class CustomerStory {

    private static final CustomerId WEI = new CustomerId("wei");
    private static final CustomerId MEI = new CustomerId("mei");
    private static final MergeId MERGE = new MergeId("m-1");
    private static final String WEIS_PHONE = "identity-PHONE:13900000000";
    private static final MovedIdentity MEIS_MAIL = new MovedIdentity("identity-EMAIL:mei@example.com", "EMAIL");
    private static final TagMark TEA = new TagMark("tag-tea");

    private static final Preferences WISHES = new Preferences(
            "WECOM",
            LocalTime.of(22, 0),
            LocalTime.of(7, 30),
            List.of(new DayRun(LocalDate.of(1998, 2, 1), LocalDate.of(1998, 2, 3))),
            true);

    /** One of each kind, in an order in which each changes something. */
    public static final List<Event> EVERY_KIND = List.of(
            claimed("ming", "PHONE", "h1"),
            ming(),
            registered("hong", day(1)),
            registered("wei", day(1)),
            registered("mei", day(1)),
            new IdentityLinked(WEI, WEIS_PHONE, "PHONE", "13900000000", day(2)),
            new IdentityLinked(MEI, MEIS_MAIL.identity(), "EMAIL", "mei@example.com", day(2)),
            new ConsentGiven(WEI, "SMS", "MARKETING", new Evidence(day(2), "shop", "v1"), day(2)),
            new ConsentWithdrawn(WEI, "SMS", "MARKETING", null, day(3)),
            new ContactPreferencesSet(WEI, WISHES, day(3)),
            new CustomerTagged(MEI, TEA.tagHash(), "tea", day(3)),
            new CustomerTagged(WEI, "tag-coffee", "coffee", day(3)),
            new CustomerUntagged(WEI, "tag-coffee", day(4)),
            new CheckedIn(WEI, LocalDate.of(1998, 1, 5), 1, 1, day(4)),
            new InteractionRecorded(WEI, new InteractionId("i-1"), "VIEW", "page/1", day(4)),
            new CustomerMergedAway(MEI, WEI, MERGE, day(5)),
            new CustomersMerged(
                    WEI,
                    MEI,
                    MERGE,
                    new Brought(List.of(MEIS_MAIL), List.of(), Preferences.NONE, List.of(TEA), List.of()),
                    List.of(new ConsentState("SMS", "MARKETING", "WITHDRAWN")),
                    WISHES,
                    1,
                    1,
                    day(5)),
            new CustomersUnmerged(
                    WEI,
                    MEI,
                    MERGE,
                    List.of(MEIS_MAIL),
                    List.of(TEA),
                    List.of(new ConsentState("SMS", "MARKETING", "WITHDRAWN")),
                    WISHES,
                    1,
                    1,
                    day(6)),
            new CustomerBroughtBack(MEI, WEI, MERGE, List.of(), day(6)),
            new IdentityReleased(WEIS_PHONE, "PHONE", WEI, day(7)),
            new IdentityUnlinked(WEI, WEIS_PHONE, "PHONE", day(7)),
            new CustomerRestricted(WEI, "dispute", day(8)),
            new RestrictionLifted(WEI, "settled", day(9)),
            new CustomerErased(MEI, day(30)));

    private CustomerStory() {}
}
