package dev.pondkeeper.query;

import static dev.pondkeeper.query.Story.day;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.touch.ContactEvent.ContactCounted;
import dev.pondkeeper.kernel.touch.ContactEvent.ContactDiscounted;
import dev.pondkeeper.kernel.touch.StaffId;
import dev.pondkeeper.kernel.touch.TouchEvent.Blank;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallClaimed;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallCompleted;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallOpened;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallOverdue;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallReleased;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchApproved;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchCancelled;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchDelivered;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchFailed;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchRequested;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchScheduled;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchSent;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchSuppressed;
import dev.pondkeeper.kernel.touch.TouchId;
import java.util.List;

/** What can happen to the touches that Ming gets. */
public final class TouchStory {

    public static final CustomerId MING = new CustomerId("ming");
    public static final StaffId ANN = new StaffId("ann");

    /** One of each kind, in an order in which each changes something. */
    public static final List<Event> EVERY_KIND = List.of(
            requested("t-1", 1),
            scheduled("t-1", 1),
            new ContactCounted(MING, id("t-1"), day(2), day(2)),
            approved("t-1", "SMS", 2),
            sent("t-1", 2),
            failed("t-1", 3),
            new ContactDiscounted(MING, id("t-1"), day(3)),
            delivered("t-1", 4),
            requested("t-2", 5),
            suppressed("t-2", 5),
            requested("t-3", 6),
            approved("t-3", "CALL", 6),
            opened("t-3", 6),
            claimed("t-3", 6),
            new StaffCallReleased(id("t-3"), MING, ANN, day(6)),
            overdue("t-3", 8),
            completed("t-3", 8),
            requested("t-4", 9),
            new TouchCancelled(id("t-4"), MING, "renewed", day(9)));

    private TouchStory() {}

    public static TouchRequested requested(String touch, int day) {
        return new TouchRequested(
                id(touch),
                MING,
                "renewal-reminder",
                2,
                "SERVICE",
                "REMINDER",
                null,
                List.of(),
                "renewal-2",
                List.of(new Blank("name", "小明")),
                day(day + 7),
                day(day));
    }

    public static TouchScheduled scheduled(String touch, int day) {
        return new TouchScheduled(id(touch), MING, "SMS", day(day + 1), "QUIET_HOURS", 1, day(day));
    }

    public static TouchApproved approved(String touch, String channel, int day) {
        return new TouchApproved(
                id(touch),
                MING,
                "renewal-reminder",
                2,
                "SERVICE",
                channel,
                "renewal-2",
                List.of(new Blank("name", "小明")),
                null,
                1,
                day(day));
    }

    public static TouchSuppressed suppressed(String touch, int day) {
        return new TouchSuppressed(id(touch), MING, "renewal-reminder", 2, "SERVICE", null, "NO_CONSENT", 1, day(day));
    }

    public static TouchSent sent(String touch, int day) {
        return new TouchSent(id(touch), MING, "renewal-reminder", 2, "SMS", "log", "m-1", day(day));
    }

    public static TouchDelivered delivered(String touch, int day) {
        return new TouchDelivered(id(touch), MING, "renewal-reminder", 2, "SMS", day(day));
    }

    public static TouchFailed failed(String touch, int day) {
        return new TouchFailed(id(touch), MING, "renewal-reminder", 2, "SMS", "timeout", day(day));
    }

    public static StaffCallOpened opened(String touch, int day) {
        return new StaffCallOpened(id(touch), MING, "renewal-reminder", 2, day(day + 2), 1, day(day));
    }

    public static StaffCallClaimed claimed(String touch, int day) {
        return new StaffCallClaimed(id(touch), MING, ANN, day(day));
    }

    public static StaffCallCompleted completed(String touch, int day) {
        return new StaffCallCompleted(id(touch), MING, "renewal-reminder", 2, ANN, "REACHED", "will renew", day(day));
    }

    public static StaffCallOverdue overdue(String touch, int day) {
        return new StaffCallOverdue(id(touch), MING, "renewal-reminder", 2, day(day));
    }

    private static TouchId id(String touch) {
        return new TouchId(touch);
    }
}
