package dev.pondkeeper.query.customer;

import static dev.pondkeeper.query.Story.day;
import static dev.pondkeeper.query.Story.ming;
import static dev.pondkeeper.query.Story.paid;
import static dev.pondkeeper.query.Story.registered;
import static org.assertj.core.api.Assertions.assertThat;

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
import dev.pondkeeper.kernel.customer.InteractionId;
import dev.pondkeeper.kernel.customer.MergeId;
import dev.pondkeeper.query.Pond;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CustomerProfileViewIT {

    private static final CustomerId MING = new CustomerId("ming");
    private static final CustomerId HONG = new CustomerId("hong");
    private static final MergeId MERGE = new MergeId("m-1");
    private static final String MINGS_PHONE = "identity-PHONE:13800000000";
    private static final String MINGS_MAIL = "identity-EMAIL:ming@example.com";

    private final Pond pond = new Pond();

    @AfterEach
    void close() {
        pond.close();
    }

    @Test
    void shows_what_a_customer_agreed_to_wishes_and_is_known_for() {
        pond.publish(
                ming(),
                new ConsentGiven(MING, "SMS", "MARKETING", new Evidence(day(1), "shop", "v1"), day(1)),
                new ConsentGiven(MING, "EMAIL", "SERVICE", new Evidence(day(1), "shop", "v1"), day(1)),
                new ConsentWithdrawn(MING, "SMS", "MARKETING", null, day(2)),
                new ContactPreferencesSet(MING, wishes(), day(2)),
                new CustomerTagged(MING, "tag-tea", "tea", day(2)),
                new CustomerTagged(MING, "tag-coffee", "coffee", day(2)),
                new CustomerUntagged(MING, "tag-coffee", day(3)),
                new CheckedIn(MING, LocalDate.of(1998, 1, 3), 2, 5, day(3)),
                new InteractionRecorded(MING, new InteractionId("i-1"), "VIEW", "page/1", day(3)),
                new CustomerRestricted(MING, "dispute", day(4)));

        show("ming", """
                {"consents":[{"channel":"EMAIL","purpose":"SERVICE","state":"GIVEN","wordingVersion":"v1"},
                             {"channel":"SMS","purpose":"MARKETING","state":"WITHDRAWN","wordingVersion":null}],
                 "preferences":{"preferredChannel":"WECOM","quietFrom":"22:00","quietTo":"07:30","noPersonalOffers":true,
                                "doNotDisturb":[{"from":"1998-02-01","to":"1998-02-03"}]},
                 "tags":["tea"],"checkIns":{"streak":2,"total":5},"interactions":1,"restrictedAt":"1998-01-05T04:00:00Z",
                 "version":10}""");

        pond.publish(new RestrictionLifted(MING, "settled", day(5)));
        show("ming", "{\"restrictedAt\":null}");
    }

    @Test
    void is_found_by_identity_and_tag_in_any_spelling_of_the_identity() {
        pond.publish(
                ming(),
                registered("hong", day(0)),
                new CustomerTagged(MING, "tag-tea", "tea", day(2)),
                new CustomerTagged(HONG, "tag-tea", "tea", day(2)),
                new IdentityLinked(HONG, "identity-PHONE:13900000000", "PHONE", "13900000000", day(2)));

        finds("identity=PHONE:138-0000-0000", "ming");
        finds("identity=PHONE:13900000000&tag=tea", "hong");
        finds("identity=PHONE:13900000001");
        pond.publish(new IdentityLinked(HONG, "identity-PHONE:+8613900000002", "PHONE", "+8613900000002", day(2)));
        finds("identity=PHONE:+8613900000002", "hong");
        finds("identity=PHONE: 8613900000002", "hong"); // a plus sign that nobody encoded
        finds("tag=tea", "hong", "ming");
        finds("tag=tea&limit=1", "hong");
        finds("channel=xhs", "ming");
        pond.publish(new IdentityUnlinked(HONG, "identity-PHONE:13900000000", "PHONE", day(3)));
        finds("identity=PHONE:13900000000");
        assertThat(pond.http().get().uri("/customers?identity=FAX:1")).hasStatus(400);
        assertThat(pond.http().get().uri("/customers?identity=PHONE:x")).hasStatus(400);
        assertThat(pond.http().get().uri("/customers?identity=1")).hasStatus(400);
    }

    @Test
    void the_survivor_shows_what_the_merged_one_brought_and_is_found_by_it() {
        pond.publish(
                ming(),
                registered("hong", day(0)),
                new CustomerTagged(MING, "tag-tea", "tea", day(2)),
                paid("o-1", "ming", 100, day(2)));
        merge();

        show("hong", """
                {"identities":[{"type":"PHONE","value":"13800000000"},{"type":"EMAIL","value":"ming@example.com"}],
                 "tags":["tea"],"merged":["ming"],"mergedInto":null,"checkIns":{"streak":1,"total":1},
                 "consents":[{"channel":"SMS","purpose":"MARKETING","state":"WITHDRAWN"}],
                 "orders":{"count":1,"net":{"amount":100,"currency":"CNY"}}}""");
        show("ming", "{\"mergedInto\":\"hong\",\"displayName\":\"小明\"}");
        finds("identity=PHONE:13800000000", "hong");
        finds("tag=tea", "hong");

        pond.publish(
                new IdentityUnlinked(HONG, MINGS_MAIL, "EMAIL", day(6)),
                new CustomersUnmerged(
                        HONG,
                        MING,
                        MERGE,
                        List.of(new MovedIdentity(MINGS_PHONE, "PHONE")),
                        List.of(new TagMark("tag-tea")),
                        List.of(),
                        Preferences.NONE,
                        0,
                        0,
                        day(6)),
                new CustomerBroughtBack(MING, HONG, MERGE, List.of(new MovedIdentity(MINGS_MAIL, "EMAIL")), day(6)));
        show(
                "ming",
                "{\"mergedInto\":null,\"identities\":[{\"type\":\"PHONE\",\"value\":\"13800000000\"}],\"tags\":[\"tea\"]}");
        show("hong", "{\"merged\":[],\"tags\":[],\"consents\":[],\"orders\":{\"count\":0}}");
        finds("identity=PHONE:13800000000", "ming");
        finds("identity=EMAIL:ming@example.com");
    }

    @Test
    void a_consent_that_a_merge_overruled_gets_its_time_and_wording_back_with_the_merge() {
        ConsentState given = new ConsentState("SMS", "MARKETING", "GIVEN");
        pond.publish(
                ming(),
                registered("hong", day(0)),
                new ConsentGiven(HONG, "SMS", "MARKETING", new Evidence(day(1), "shop", "v7"), day(1)));
        merge();
        show(
                "hong",
                "{\"consents\":[{\"state\":\"WITHDRAWN\",\"at\":\"1998-01-06T04:00:00Z\",\"wordingVersion\":null}]}");
        pond.publish(new CustomersUnmerged(
                HONG, MING, MERGE, List.of(), List.of(), List.of(given), Preferences.NONE, 0, 0, day(6)));
        show(
                "hong",
                "{\"consents\":[{\"state\":\"GIVEN\",\"at\":\"1998-01-02T04:00:00Z\",\"wordingVersion\":\"v7\"}]}");
    }

    @Test
    void of_one_who_is_forgotten_nothing_is_left_but_that_it_happened() {
        pond.publish(ming(), new CustomerTagged(MING, "tag-tea", "tea", day(2)));
        pond.forget("ming");
        pond.publish(new CustomerErased(MING, day(3)));
        assertThat(pond.http().get().uri("/customers/ming"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"customerId\":\"ming\",\"erasedAt\":\"1998-01-04T04:00:00Z\"}");
        finds("identity=PHONE:13800000000");
        finds("tag=tea");
        finds("limit=500");
    }

    @Test
    void a_key_that_is_gone_before_the_view_hears_of_it_leaves_blanks_and_no_error() {
        pond.publish(ming(), new CustomerTagged(MING, "tag-tea", "tea", day(2)));
        pond.forget("ming");
        pond.publish(new CustomerTagged(MING, "tag-coffee", "coffee", day(3)));
        show("ming", "{\"displayName\":null,\"tags\":[]}");
    }

    @Test
    void everything_delivered_twice_is_shown_once() {
        pond.publish(ming(), registered("hong", day(0)), new CustomerTagged(MING, "tag-tea", "tea", day(2)));
        merge();
        String before = pond.views().digests().items().toString();
        pond.deliverEverythingAgain();
        assertThat(pond.views().digests().items()).hasToString(before);
    }

    private void merge() {
        Brought brought = new Brought(
                List.of(new MovedIdentity(MINGS_PHONE, "PHONE"), new MovedIdentity(MINGS_MAIL, "EMAIL")),
                List.of(),
                Preferences.NONE,
                List.of(new TagMark("tag-tea")),
                List.of());
        pond.publish(
                new CustomerMergedAway(MING, HONG, MERGE, day(5)),
                new CustomersMerged(
                        HONG,
                        MING,
                        MERGE,
                        brought,
                        List.of(new ConsentState("SMS", "MARKETING", "WITHDRAWN")),
                        wishes(),
                        1,
                        1,
                        day(5)));
    }

    private static Preferences wishes() {
        return new Preferences(
                "WECOM",
                LocalTime.of(22, 0),
                LocalTime.of(7, 30),
                List.of(new DayRun(LocalDate.of(1998, 2, 1), LocalDate.of(1998, 2, 3))),
                true);
    }

    private void show(String customer, String json) {
        assertThat(pond.http().get().uri("/customers/" + customer))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(json);
    }

    private void finds(String query, String... customers) {
        assertThat(pond.http().get().uri("/customers?" + query))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[*].customerId")
                .asArray()
                .containsExactly((Object[]) customers);
    }
}
