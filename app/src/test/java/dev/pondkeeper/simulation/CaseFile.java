package dev.pondkeeper.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the auditor knows so far: people, touches, and what was found wrong. */
final class CaseFile {

    /** @param round 0 where there is none */
    record TouchNote(String touchId, String customer, String purpose, String campaign, long round) {
        boolean isMarketing() {
            return purpose.equals("MARKETING");
        }
    }

    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, String> survivors = new HashMap<>();
    private final Map<String, TouchNote> touches = new HashMap<>();
    private final Map<String, Long> failedAt = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    void see(Happening event) {
        switch (event.type()) {
            case "TouchRequested" ->
                touches.put(
                        event.text("touchId"),
                        new TouchNote(
                                event.text("touchId"),
                                event.customer(),
                                event.text("purpose"),
                                event.text("campaign"),
                                event.number("round")));
            case "TouchFailed" -> failedAt.put(event.text("touchId"), event.position());
            case "CustomerMergedAway" -> survivors.put(event.customer(), event.text("survivorId"));
            case "CustomerBroughtBack" -> survivors.remove(event.customer());
            default -> {}
        }
        if (!event.customer().isEmpty()) {
            people.computeIfAbsent(event.customer(), none -> new Person()).see(event);
        }
    }

    /** Whoever acts for that id now. */
    Person person(String id) {
        return people.computeIfAbsent(survivor(id), none -> new Person());
    }

    String survivor(String id) {
        String now = id;
        for (String next = survivors.get(now); next != null; next = survivors.get(now)) now = next;
        return now;
    }

    /** The touch that is being sent by this event; null where it sends nothing. */
    @Nullable
    TouchNote sentBy(Happening event) {
        if (!event.is("TouchSent") && !event.is("StaffCallOpened")) return null;
        TouchNote touch = touches.get(event.text("touchId"));
        if (touch == null) fault(event, "a touch was sent that nobody asked for");
        return touch;
    }

    /** Over which channel an event sends. */
    static String channelOf(Happening sending) {
        return sending.is("StaffCallOpened") ? "CALL" : sending.text("channel");
    }

    boolean hasFailed(String touchId) {
        return failedAt.containsKey(touchId);
    }

    boolean hadFailedBefore(String touchId, long position) {
        return failedAt.getOrDefault(touchId, Long.MAX_VALUE) < position;
    }

    void fault(Happening event, String sentence) {
        faults.add(event.position() + " " + event.type() + " at " + event.at() + ": " + sentence + ": " + event.data());
    }

    List<String> faults() {
        return faults;
    }
}
