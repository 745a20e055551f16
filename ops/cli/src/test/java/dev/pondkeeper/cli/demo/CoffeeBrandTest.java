package dev.pondkeeper.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoffeeBrandTest {

    static final int DAYS = 365;

    static CoffeeBrand brand(long seed) {
        return new CoffeeBrand(200, seed, new BrandCalendar(LocalDate.of(2025, 11, 1), DAYS));
    }

    static List<JsonNode> year(long seed) {
        CoffeeBrand brand = brand(seed);
        return Told.commands(brand, 0, brand.calendar().moments());
    }

    @Test
    void the_same_seed_gives_the_same_lines() {
        assertThat(year(1)).isEqualTo(year(1)).isNotEqualTo(year(2));
    }

    @Test
    void no_key_comes_twice_and_every_id_is_one_that_the_server_takes() {
        assertThat(year(1)).extracting(line -> line.path("key").asText()).doesNotHaveDuplicates();
        assertThat(year(1)).allSatisfy(line -> Told.payload(line).properties().forEach(field -> {
            if (field.getKey().endsWith("Id")) {
                assertThat(field.getValue().asText()).matches("[A-Za-z0-9._-]{1,64}");
            }
        }));
    }

    @Test
    void a_year_has_every_side_of_the_business() {
        assertThat(year(1))
                .extracting(Told::command)
                .contains(
                        "RegisterChannel",
                        "RecordChannelSpend",
                        "RegisterCustomer",
                        "GiveConsent",
                        "SetContactPreferences",
                        "GrantDistributionRight",
                        "InviteReferee",
                        "BindReferral",
                        "MergeCustomers",
                        "RecordOrderPaid",
                        "RecordOrderReceived",
                        "RecordRefund",
                        "EnrolMember",
                        "CheckIn",
                        "RecordInteraction",
                        "RestrictProcessing",
                        "LiftRestriction",
                        "EraseCustomer");
    }

    @Test
    void customers_come_from_several_channels_and_some_are_brought_by_others() {
        Map<String, Integer> channels = new HashMap<>();
        for (JsonNode line : year(1)) {
            if (!Told.command(line).equals("RegisterCustomer")) continue;
            JsonNode acquisition = Told.payload(line).path("acquisition");
            channels.merge(acquisition.path("channel").asText(), 1, Integer::sum);
            assertThat(acquisition.has("referrerId"))
                    .isEqualTo(acquisition.path("channel").asText().equals("friends"));
        }
        assertThat(channels).hasSize(6).allSatisfy((channel, number) -> assertThat(number)
                .isGreaterThan(5));
    }

    @Test
    void lines_of_an_order_sum_to_its_amount_and_nobody_gets_back_more_than_was_paid() {
        Map<String, Long> paid = new HashMap<>();
        for (JsonNode line : year(3)) {
            JsonNode payload = Told.payload(line);
            String order = payload.path("orderId").asText();
            long fen = payload.path("amount").path("amount").asLong();
            if (Told.command(line).equals("RecordOrderPaid")) {
                long sum = 0;
                for (JsonNode item : payload.path("lines")) {
                    sum += item.path("amount").path("amount").asLong();
                }
                assertThat(sum).isEqualTo(fen);
                assertThat(paid.put(order, fen)).isNull();
            } else if (Told.command(line).equals("RecordRefund")) {
                assertThat(paid.merge(order, -fen, Long::sum)).isNotNegative();
            }
        }
    }

    @Test
    void an_erased_or_merged_customer_does_nothing_any_more() {
        List<String> gone = new ArrayList<>();
        for (JsonNode line : year(1)) {
            JsonNode payload = Told.payload(line);
            String command = Told.command(line);
            if (!payload.path("orderId").isTextual() || command.equals("RecordOrderPaid")) {
                assertThat(gone).doesNotContain(payload.path("customerId").asText());
            }
            if (command.equals("EraseCustomer"))
                gone.add(payload.path("customerId").asText());
            if (command.equals("MergeCustomers"))
                gone.add(payload.path("merged").asText());
        }
        assertThat(gone).isNotEmpty();
    }

    @Test
    void the_first_three_try_to_bring_each_other_in_a_circle() {
        List<String> edges = new ArrayList<>();
        for (JsonNode line : Told.commands(brand(1), 0, 6)) {
            if (!Told.command(line).equals("BindReferral")) continue;
            edges.add(Told.payload(line).path("referrerId").asText() + " brings "
                    + Told.payload(line).path("refereeId").asText());
        }
        assertThat(edges)
                .contains(
                        "demo-00001 brings demo-00002", "demo-00002 brings demo-00003", "demo-00003 brings demo-00001");
    }

    @Test
    void what_is_heard_in_another_order_changes_nothing() {
        List<JsonNode> events = new ArrayList<>();
        for (int i = 1; i <= 20; i++) events.add(coupon(i, 28));
        for (int i = 1; i <= 20; i++) events.add(sent(i, 2));
        List<JsonNode> reversed = new ArrayList<>(events);
        Collections.reverse(reversed);

        assertThat(reactions(events)).isEqualTo(reactions(reversed)).isNotEmpty();
    }

    @Test
    void the_deeper_a_coupon_cuts_the_more_come_back_with_it_while_it_is_valid() {
        assertThat(usedOf(28)).isGreaterThan(usedOf(85)).isBetween(10L, 70L);
        assertThat(usedOf(85)).isPositive();
    }

    @Test
    void nobody_uses_a_coupon_that_was_voided() {
        List<JsonNode> events = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            events.add(coupon(i, 28));
            events.add(Told.event("CouponVoided", "{\"couponId\":\"c-%d\"}".formatted(i)));
        }
        assertThat(reactions(events)).noneMatch(line -> Told.payload(line).has("couponId"));
    }

    @Test
    void touches_get_receipts_and_some_who_are_reminded_renew() {
        List<JsonNode> events = new ArrayList<>();
        for (int i = 1; i <= 20; i++) events.add(sent(i, 2));
        assertThat(reactions(events))
                .extracting(Told::command)
                .contains("RecordTouchDelivered", "RecordTouchFailed", "RenewMembership");
    }

    @Test
    void staff_make_some_calls_and_leave_others() {
        List<JsonNode> events = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            events.add(Told.event(
                    "StaffCallOpened",
                    "{\"touchId\":\"t-%d\",\"customerId\":\"demo-0000%d\"}".formatted(i, i % 9 + 1)));
        }
        List<String> commands = reactions(events).stream().map(Told::command).toList();
        assertThat(commands).contains("CompleteStaffCall", "ReleaseStaffCall");
        assertThat(Collections.frequency(commands, "ClaimStaffCall")).isBetween(15, 39);
    }

    /** What twelve days bring that they would not have brought without these events. */
    private static List<JsonNode> reactions(List<JsonNode> events) {
        CoffeeBrand told = brand(1);
        Told.commands(told, 0, 20);
        List<JsonNode> without = new ArrayList<>();
        CoffeeBrand undisturbed = brand(1);
        Told.commands(undisturbed, 0, 20);
        without.addAll(Told.commands(undisturbed, 20, 44));
        events.forEach(told::hear);
        List<JsonNode> with = new ArrayList<>(Told.commands(told, 20, 44));
        with.removeAll(without);
        return with;
    }

    private static long usedOf(int percent) {
        List<JsonNode> events = new ArrayList<>();
        for (int i = 1; i <= 100; i++) events.add(coupon(i, percent));
        return reactions(events).stream()
                .filter(line -> Told.command(line).equals("RecordOrderPaid"))
                .filter(line -> Told.payload(line).has("couponId"))
                .count();
    }

    private static JsonNode coupon(int number, int percent) {
        return Told.event(
                "CouponIssued",
                "{\"couponId\":\"c-%d\",\"customerId\":\"demo-0000%d\",\"percentPaid\":%d,\"validUntil\":\"2025-11-18T04:30:00Z\"}"
                        .formatted(number, number % 9 + 1, percent));
    }

    private static JsonNode sent(int number, int round) {
        return Told.event(
                "TouchSent",
                "{\"touchId\":\"t-%d\",\"customerId\":\"demo-0000%d\",\"campaign\":\"renewal-reminder\",\"round\":%d}"
                        .formatted(number, number % 9 + 1, round));
    }
}
