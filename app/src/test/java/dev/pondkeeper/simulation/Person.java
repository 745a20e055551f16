package dev.pondkeeper.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one customer allows, as the customer's own events say. */
final class Person {

    private record Days(LocalDate from, LocalDate to) {}

    private final Set<String> consents = new HashSet<>();
    private final List<Days> daysOff = new ArrayList<>();
    private ZoneId zone = ZoneId.of("Asia/Shanghai");
    private @Nullable LocalTime quietFrom;
    private @Nullable LocalTime quietTo;
    private boolean erased;
    private boolean restricted;

    void see(Happening event) {
        switch (event.type()) {
            case "CustomerRegistered" -> zone = ZoneId.of(event.text("timeZone"));
            case "ConsentGiven" -> consents.add(event.text("channel") + "/" + event.text("purpose"));
            case "ConsentWithdrawn" -> consents.remove(event.text("channel") + "/" + event.text("purpose"));
            case "ContactPreferencesSet" -> prefer(event.data().path("preferences"));
            case "CustomersMerged", "CustomersUnmerged" -> become(event.data());
            case "CustomerRestricted" -> restricted = true;
            case "RestrictionLifted" -> restricted = false;
            case "CustomerErased" -> erased = true;
            default -> {}
        }
    }

    boolean agreesTo(String channel, String purpose) {
        return consents.contains(channel + "/" + purpose);
    }

    ZoneId zone() {
        return zone;
    }

    boolean isErased() {
        return erased;
    }

    boolean isRestricted() {
        return restricted;
    }

    boolean isOff(LocalDate day) {
        return daysOff.stream().anyMatch(off -> !day.isBefore(off.from()) && !day.isAfter(off.to()));
    }

    boolean wantsQuiet(LocalTime time) {
        return quietFrom != null && quietTo != null && lies(time, quietFrom, quietTo);
    }

    /** Whether a time of day lies in a stretch that may go over midnight. */
    static boolean lies(LocalTime time, LocalTime from, LocalTime to) {
        if (from.isBefore(to)) return !time.isBefore(from) && time.isBefore(to);
        return !time.isBefore(from) || time.isBefore(to);
    }

    private void become(JsonNode merged) {
        consents.clear();
        for (JsonNode consent : merged.path("consents")) {
            if (!consent.path("state").asText().equals("GIVEN")) continue;
            consents.add(consent.path("channel").asText() + "/"
                    + consent.path("purpose").asText());
        }
        if (merged.path("preferences").isObject()) prefer(merged.path("preferences"));
    }

    private void prefer(JsonNode preferences) {
        quietFrom = preferences.hasNonNull("quietFrom")
                ? LocalTime.parse(preferences.path("quietFrom").asText())
                : null;
        quietTo = preferences.hasNonNull("quietTo")
                ? LocalTime.parse(preferences.path("quietTo").asText())
                : null;
        daysOff.clear();
        for (JsonNode off : preferences.path("doNotDisturb")) {
            daysOff.add(new Days(
                    LocalDate.parse(off.path("from").asText()),
                    LocalDate.parse(off.path("to").asText())));
        }
    }
}
