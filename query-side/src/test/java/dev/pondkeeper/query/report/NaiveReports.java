package dev.pondkeeper.query.report;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.channel.ChannelEvent.ChannelRegistered;
import dev.pondkeeper.kernel.channel.ChannelEvent.ChannelSpendRecorded;
import dev.pondkeeper.kernel.customer.CustomerEvent.AcquiredThrough;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRegistered;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The definitions of API.md word by word over a list of events: slow, by calendar dates, sharing nothing with the room. */
record NaiveReports(List<Event> events, ZoneId zone) {

    private LocalDate date(Event event) {
        return event.occurredAt().atZone(zone).toLocalDate();
    }

    private <E extends Event> List<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private boolean in(Event event, LocalDate from, LocalDate to) {
        return !date(event).isBefore(from) && date(event).isBefore(to);
    }

    Map<String, Object> summary(LocalDate from, LocalDate to) {
        List<OrderPaid> orders = all(OrderPaid.class).stream()
                .filter(order -> in(order, from, to))
                .toList();
        long gross = orders.stream().mapToLong(order -> order.amount().amount()).sum();
        long refunds = all(OrderRefunded.class).stream()
                .filter(refund -> in(refund, from, to))
                .mapToLong(refund -> refund.amount().amount())
                .sum();
        BigDecimal average = orders.isEmpty()
                ? BigDecimal.ZERO
                : new BigDecimal(gross - refunds)
                        .divide(new BigDecimal(orders.size()), 20, RoundingMode.HALF_EVEN)
                        .setScale(0, RoundingMode.HALF_UP);
        List<CustomerRegistered> registrations = all(CustomerRegistered.class);
        return Map.of(
                "customers",
                        registrations.stream()
                                .filter(one -> date(one).isBefore(to))
                                .count(),
                "newCustomers",
                        registrations.stream().filter(one -> in(one, from, to)).count(),
                "buyers", orders.stream().map(OrderPaid::customerId).distinct().count(),
                "orders", orders.size(),
                "gross", money(gross),
                "refunds", money(refunds),
                "net", money(gross - refunds),
                "averageOrderValue", money(average.longValueExact()));
    }

    /** Every channel that is named anywhere; those who came through none stand under an empty code. */
    Map<String, Map<String, Object>> channels(LocalDate from, LocalDate to) {
        Map<CustomerId, String> channelOf = new HashMap<>();
        Set<String> codes = new TreeSet<>();
        for (CustomerRegistered one : all(CustomerRegistered.class)) {
            AcquiredThrough through = one.acquisition();
            if (through != null) codes.add(through.channel());
            channelOf.put(one.customerId(), through == null ? "" : through.channel());
        }
        all(ChannelRegistered.class).forEach(known -> codes.add(known.channel().value()));
        codes.add("");
        Map<String, Map<String, Object>> channels = new TreeMap<>();
        for (String code : codes) channels.put(code, channel(code, channelOf, from, to));
        return channels;
    }

    private Map<String, Object> channel(String code, Map<CustomerId, String> channelOf, LocalDate from, LocalDate to) {
        Map<CustomerId, List<OrderPaid>> orders = all(OrderPaid.class).stream()
                .filter(order -> code.equals(channelOf.get(order.customerId())))
                .filter(order -> date(order).isBefore(to))
                .collect(Collectors.groupingBy(OrderPaid::customerId));
        List<List<OrderPaid>> bought = orders.values().stream()
                .filter(own -> own.stream().anyMatch(order -> in(order, from, to)))
                .toList();
        long registrations = all(CustomerRegistered.class).stream()
                .filter(one -> in(one, from, to) && code.equals(channelOf.get(one.customerId())))
                .count();
        long firstBuyers = orders.values().stream()
                .filter(own -> own.stream().noneMatch(order -> date(order).isBefore(from)))
                .count();
        long revenue = orders.values().stream()
                        .flatMap(List::stream)
                        .filter(order -> in(order, from, to))
                        .mapToLong(order -> order.amount().amount())
                        .sum()
                - all(OrderRefunded.class).stream()
                        .filter(refund -> in(refund, from, to) && code.equals(channelOf.get(refund.customerId())))
                        .mapToLong(refund -> refund.amount().amount())
                        .sum();
        Map<LocalDate, Long> days = new HashMap<>();
        for (ChannelSpendRecorded record : all(ChannelSpendRecorded.class)) {
            if (record.channel().value().equals(code))
                days.put(record.day(), record.amount().amount());
        }
        long spend = days.keySet().stream()
                .filter(day -> !day.isBefore(from) && day.isBefore(to))
                .mapToLong(days::get)
                .sum();
        Map<String, Object> channel = new HashMap<>();
        channel.put("registrations", registrations);
        channel.put("firstBuyers", firstBuyers);
        channel.put("conversion", share(firstBuyers, registrations));
        channel.put("buyers", bought.size());
        channel.put(
                "repeatRate",
                share(bought.stream().filter(own -> own.size() > 1).count(), bought.size()));
        channel.put("revenue", money(revenue));
        channel.put("spend", money(spend));
        channel.put("roi", share(revenue - spend, spend));
        return channel;
    }

    private static @Nullable BigDecimal share(long part, long whole) {
        return whole == 0 ? null : new BigDecimal(part).divide(new BigDecimal(whole), 4, RoundingMode.HALF_UP);
    }

    List<Map<String, Object>> rfmCells(LocalDate asOf) {
        Map<CustomerId, List<OrderPaid>> orders = all(OrderPaid.class).stream()
                .filter(order -> !date(order).isAfter(asOf))
                .collect(Collectors.groupingBy(OrderPaid::customerId));
        Map<CustomerId, Long> days = values(orders, own -> own.stream()
                .mapToLong(order -> asOf.toEpochDay() - date(order).toEpochDay())
                .min()
                .orElseThrow());
        Map<CustomerId, Long> counts = values(orders, own -> (long) own.size());
        Map<CustomerId, Long> nets = values(
                orders,
                own -> own.stream().mapToLong(order -> order.amount().amount()).sum()
                        - all(OrderRefunded.class).stream()
                                .filter(refund ->
                                        refund.customerId().equals(own.get(0).customerId()))
                                .filter(refund -> !date(refund).isAfter(asOf))
                                .mapToLong(refund -> refund.amount().amount())
                                .sum());
        Map<List<Integer>, Integer> cells =
                new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
        for (CustomerId customer : orders.keySet()) {
            cells.merge(
                    List.of(5 - below(days, customer), 1 + below(counts, customer), 1 + below(nets, customer)),
                    1,
                    Integer::sum);
        }
        return cells.entrySet().stream()
                .map(cell -> Map.<String, Object>of(
                        "r", cell.getKey().get(0),
                        "f", cell.getKey().get(1),
                        "m", cell.getKey().get(2),
                        "customers", cell.getValue()))
                .toList();
    }

    private static Map<CustomerId, Long> values(
            Map<CustomerId, List<OrderPaid>> orders, Function<List<OrderPaid>, Long> value) {
        return orders.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, own -> value.apply(own.getValue())));
    }

    private static int below(Map<CustomerId, Long> values, CustomerId customer) {
        List<BigDecimal> sorted =
                values.values().stream().sorted().map(BigDecimal::new).toList();
        BigDecimal own = new BigDecimal(Objects.requireNonNull(values.get(customer)));
        return (int) Stream.of("0.2", "0.4", "0.6", "0.8")
                .map(share -> quantile(sorted, new BigDecimal(share)))
                .filter(quantile -> quantile.compareTo(own) < 0)
                .count();
    }

    // Type 7: at h = (n − 1) p between the order statistics, counted from 0.
    private static BigDecimal quantile(List<BigDecimal> sorted, BigDecimal share) {
        BigDecimal h = new BigDecimal(sorted.size() - 1).multiply(share);
        int low = h.setScale(0, RoundingMode.FLOOR).intValueExact();
        int high = Math.min(low + 1, sorted.size() - 1);
        BigDecimal step = sorted.get(high).subtract(sorted.get(low));
        return sorted.get(low).add(h.subtract(new BigDecimal(low)).multiply(step));
    }

    List<Map<String, Object>> cohorts() {
        Map<CustomerId, LocalDate> first = all(OrderPaid.class).stream()
                .collect(Collectors.toMap(
                        OrderPaid::customerId,
                        order -> date(order).withDayOfMonth(1),
                        (one, other) -> one.isBefore(other) ? one : other));
        List<Map<String, Object>> cohorts = new ArrayList<>();
        for (LocalDate cohort : first.values().stream().distinct().sorted().toList()) {
            Map<Integer, List<OrderPaid>> months = new TreeMap<>(all(OrderPaid.class).stream()
                    .filter(order -> cohort.equals(first.get(order.customerId())))
                    .collect(Collectors.groupingBy(
                            order -> (int) Period.between(cohort, date(order).withDayOfMonth(1))
                                    .toTotalMonths())));
            cohorts.add(Map.of(
                    "cohort", cohort.toString().substring(0, 7),
                    "size", first.values().stream().filter(cohort::equals).count(),
                    "months",
                            months.entrySet().stream()
                                    .map(month -> month(month.getKey(), month.getValue()))
                                    .toList()));
        }
        return cohorts;
    }

    private Map<String, Object> month(int number, List<OrderPaid> orders) {
        long net = orders.stream().mapToLong(order -> order.amount().amount()).sum()
                - all(OrderRefunded.class).stream()
                        .filter(refund -> orders.stream()
                                .anyMatch(order -> order.orderId().equals(refund.orderId())))
                        .mapToLong(refund -> refund.amount().amount())
                        .sum();
        return Map.of(
                "month", number,
                "buyers", orders.stream().map(OrderPaid::customerId).distinct().count(),
                "orders", orders.size(),
                "net", money(net));
    }

    Map<String, Long> stages(LocalDate asOf) {
        Map<String, Long> stages = new TreeMap<>();
        for (String stage : List.of("LEAD", "FIRST_PURCHASE", "STABLE", "AT_RISK", "DORMANT")) stages.put(stage, 0L);
        events.stream()
                .filter(event -> event instanceof CustomerRegistered || event instanceof OrderPaid)
                .filter(event -> !date(event).isAfter(asOf))
                .map(Event::customerId)
                .distinct()
                .forEach(customer -> stages.merge(stage(customer, asOf), 1L, Long::sum));
        return stages;
    }

    private String stage(CustomerId customer, LocalDate asOf) {
        List<LocalDate> dates = all(OrderPaid.class).stream()
                .filter(order -> order.customerId().equals(customer))
                .map(this::date)
                .filter(date -> !date.isAfter(asOf))
                .sorted()
                .toList();
        if (dates.isEmpty()) return "LEAD";
        LocalDate last = dates.get(dates.size() - 1);
        if (last.plusDays(120).isBefore(asOf)) return "DORMANT";
        if (last.plusDays(60).isBefore(asOf)) return "AT_RISK";
        return dates.size() >= 2 ? "STABLE" : "FIRST_PURCHASE";
    }

    private static Map<String, Object> money(long amount) {
        return Map.of("amount", amount, "currency", "CNY");
    }
}
