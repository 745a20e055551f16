package dev.pondkeeper.query.report;

import static dev.pondkeeper.query.Story.channel;
import static dev.pondkeeper.query.Story.paid;
import static dev.pondkeeper.query.Story.refunded;
import static dev.pondkeeper.query.Story.registered;
import static dev.pondkeeper.query.Story.registeredThrough;
import static dev.pondkeeper.query.Story.spent;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A history out of a seed, full of what reports stumble over: amounts of zero, ties, refunds in part and in full and months
 * later, customers without an order, orders before the registration, times on both sides of midnight and of a month's end, in
 * no order of arrival at all.
 */
final class RandomHistory {

    private static final LocalDate FIRST = LocalDate.of(1997, 11, 15);
    private static final int DAYS = 200;

    /** One that costs nothing, two that do, and one that nobody comes through. */
    private static final List<String> CHANNELS = List.of("shop", "xhs", "douyin.live", "leaflet");

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Random random;
    private final List<Event> events = new ArrayList<>();

    private RandomHistory(long seed) {
        random = new Random(seed);
    }

    static List<Event> of(long seed, int customers) {
        RandomHistory history = new RandomHistory(seed);
        for (int customer = 0; customer < customers; customer++) history.addCustomer(customer);
        for (String code : CHANNELS.subList(1, CHANNELS.size())) history.events.add(channel(code, code));
        for (int n = 0; n < customers; n++) history.addSpend();
        Collections.shuffle(history.events, history.random);
        history.refundsAfterTheirOrders();
        return history.events;
    }

    private void addCustomer(int number) {
        String customer = "c" + number;
        Instant at = time();
        if (number % 4 == 0) events.add(registered(customer, at));
        else events.add(registeredThrough(CHANNELS.get(number % 4 - 1), customer, at));
        int orders = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(6);
        for (int n = 0; n < orders; n++) addOrder(customer, customer + "-" + n);
    }

    private void addOrder(String customer, String order) {
        Instant paidAt = time();
        long amount = random.nextInt(5) == 0 ? 0 : 100L * random.nextInt(8) + random.nextInt(3);
        events.add(paid(order, customer, amount, paidAt));
        long left = amount;
        for (int n = 0; left > 0 && random.nextInt(3) == 0; n++) {
            long back = random.nextBoolean() ? left : 1 + random.nextInt((int) left);
            left -= back;
            Instant at = paidAt.plus(Duration.ofHours(random.nextInt(24 * 70)));
            events.add(refunded(order, customer, order + "-r" + n, back, amount - left, left, at));
        }
    }

    // Days come again, and the later record corrects the one before.
    private void addSpend() {
        String channel = CHANNELS.get(1 + random.nextInt(CHANNELS.size() - 1));
        LocalDate day = FIRST.plusDays(10L * random.nextInt(DAYS / 10));
        events.add(spent(channel, day, new Amount(random.nextInt(3) * 250L, "CNY")));
    }

    private Instant time() {
        LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
        if (random.nextInt(4) == 0) day = day.withDayOfMonth(day.lengthOfMonth());
        Instant midnight = day.atStartOfDay(SHANGHAI).toInstant();
        return switch (random.nextInt(4)) {
            case 0 -> midnight;
            case 1 -> midnight.minusMillis(1);
            case 2 -> midnight.plus(Duration.ofDays(1)).minusMillis(1);
            default -> midnight.plusMillis(random.nextInt(24 * 60 * 60 * 1000));
        };
    }

    // The one order that every ledger keeps: an order is refunded after it was recorded, refund by refund.
    private void refundsAfterTheirOrders() {
        List<Event> refunds = new ArrayList<>();
        for (Event event : events) if (event instanceof OrderRefunded) refunds.add(event);
        refunds.sort((one, other) -> Long.compare(
                ((OrderRefunded) one).refunded().amount(),
                ((OrderRefunded) other).refunded().amount()));
        events.removeAll(refunds);
        for (Event refund : refunds) {
            int earliest = 0;
            for (int i = 0; i < events.size(); i++) {
                if (isOrderOf(refund, events.get(i))) earliest = i + 1;
            }
            events.add(earliest + random.nextInt(events.size() - earliest + 1), refund);
        }
    }

    private static boolean isOrderOf(Event refund, Event event) {
        if (event instanceof OrderPaid order) return order.orderId().equals(((OrderRefunded) refund).orderId());
        return event instanceof OrderRefunded before && before.orderId().equals(((OrderRefunded) refund).orderId());
    }
}
