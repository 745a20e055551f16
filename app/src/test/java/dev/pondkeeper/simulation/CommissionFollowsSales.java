package dev.pondkeeper.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** Commission is never above its rate of what stayed paid, is settled as it stands, and of an order paid back whole nothing is left. */
final class CommissionFollowsSales implements Check {

    private static final long WHOLE = 10_000;

    private static final class Line {
        long base;
        long basisPoints;
        long left;
    }

    private final Map<String, Line> lines = new HashMap<>();
    private final Map<String, Long> net = new HashMap<>();

    @Override
    public void see(Happening event, CaseFile file) {
        switch (event.type()) {
            case "CommissionAccrued" -> accrued(event, file);
            case "CommissionReversed" -> reversed(event, file);
            case "CommissionsSettled" -> settled(event, file);
            case "OrderRefunded" ->
                net.put(
                        event.text("orderId"),
                        event.data().path("net").path("amount").asLong());
            default -> {}
        }
    }

    @Override
    public void close(CaseFile file) {
        lines.forEach((key, line) -> {
            Long stayed = net.get(key.substring(key.lastIndexOf(' ') + 1));
            if (stayed == null) return;
            if (line.left * WHOLE > stayed * line.basisPoints) {
                file.faults().add("commission " + line.left + " of " + key + " is above its rate of " + stayed);
            }
        });
    }

    private void accrued(Happening event, CaseFile file) {
        Line line = new Line();
        line.base = event.data().path("base").path("amount").asLong();
        line.basisPoints = event.number("basisPoints");
        line.left = event.number("commission");
        if (lines.put(key(event.customer(), event.data()), line) != null) file.fault(event, "accrued twice");
        if (line.left * WHOLE > line.base * line.basisPoints) file.fault(event, "above its rate");
    }

    private void reversed(Happening event, CaseFile file) {
        Line line = lines.get(key(event.customer(), event.data()));
        if (line == null || line.left - event.number("reversed") != event.number("left")) {
            file.fault(event, "what is left does not follow from what was accrued");
        }
        if (line != null) line.left = event.number("left");
        if (event.number("left") < 0) file.fault(event, "less than nothing is left");
    }

    private void settled(Happening event, CaseFile file) {
        for (JsonNode commission : event.data().path("commissions")) {
            Line line = lines.get(key(event.customer(), commission));
            if (line == null || line.left != commission.path("amount").asLong()) {
                file.fault(event, "settled what does not stand");
            }
        }
    }

    private static String key(String customer, JsonNode of) {
        return customer + " level " + of.path("level").asText() + " order "
                + of.path("orderId").asText();
    }
}
