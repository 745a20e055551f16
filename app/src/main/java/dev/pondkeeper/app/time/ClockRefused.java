package dev.pondkeeper.app.time;

import java.time.Instant;

/** Why the clock is not moved. */
final class ClockRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String slug;

    private ClockRefused(int status, String slug, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.slug = slug;
    }

    static ClockRefused real() {
        return new ClockRefused(
                409,
                "clock-is-real",
                "This server runs on real time; start it with --clock virtual to move its clock.");
    }

    static ClockRefused moving() {
        return new ClockRefused(
                409, "clock-is-moving", "The clock is being moved already; GET /ops/clock shows how far it is.");
    }

    static ClockRefused backwards(Instant now) {
        return new ClockRefused(409, "clock-goes-back", "It is " + now + " already; a clock only goes forward.");
    }

    static ClockRefused invalid(String detail) {
        return new ClockRefused(400, "malformed-request", detail);
    }

    int status() {
        return status;
    }

    String slug() {
        return slug;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
