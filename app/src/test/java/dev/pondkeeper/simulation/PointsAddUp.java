package dev.pondkeeper.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** Of every account, after every event: nothing is lost or made, and what came in is what the earnings say. */
final class PointsAddUp implements Check {

    private final Map<String, Long> earned = new HashMap<>();

    @Override
    public void see(Happening event, CaseFile file) {
        JsonNode balances = event.data().path("balances");
        if (!balances.has("issued")) return;
        earned.merge(event.customer(), cameIn(event), Long::sum);
        long issued = balances.path("issued").asLong();
        long where = balances.path("available").asLong()
                + balances.path("pending").asLong()
                + balances.path("held").asLong()
                + balances.path("redeemed").asLong()
                + balances.path("expired").asLong()
                + balances.path("reversed").asLong();
        if (issued != where) file.fault(event, "issued " + issued + " but " + where + " to be found");
        long cameIn = earned.getOrDefault(event.customer(), 0L);
        if (issued != cameIn) file.fault(event, "issued " + issued + " but came in " + cameIn);
        if (balances.path("available").asLong() < 0) file.fault(event, "less than no points");
    }

    private static long cameIn(Happening event) {
        return switch (event.type()) {
            case "PointsEarned", "PointsTransferredIn" -> event.number("points");
            case "PointsAdjusted" -> Math.max(0, event.number("points"));
            case "PointsMovedIn" -> {
                long held = 0;
                for (JsonNode hold : event.data().path("holds")) held += pointsOf(hold.path("lots"));
                yield pointsOf(event.data().path("lots")) + held;
            }
            default -> 0;
        };
    }

    private static long pointsOf(JsonNode lots) {
        long points = 0;
        for (JsonNode lot : lots) points += lot.path("points").asLong();
        return points;
    }
}
