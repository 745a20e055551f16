package dev.pondkeeper.query.http;

import dev.pondkeeper.query.view.ViewPositions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One query being asked. A controller reads its parameters through it, then names the views it is about to use with
 * {@link #of}: only then are all faults of the request answered together, the caller's {@code Read-After} is waited for and
 * {@code View-Position} is written.
 */
public final class Reading {

    private static final String READ_AFTER = "Read-After";
    private static final String VIEW_POSITION = "View-Position";
    private static final Pattern POSITION = Pattern.compile("-1|\\d{1,18}");
    private static final Pattern WAIT = Pattern.compile("wait=\"?(\\d{1,6})\"?");
    private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_-]{1,512}");
    private static final int DEFAULT_WAIT_SECONDS = 5;
    private static final int MAX_WAIT_SECONDS = 60;
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 500;

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final ViewPositions positions;
    private final Set<String> known = new HashSet<>();
    private final List<Problem.Fault> faults = new ArrayList<>();

    Reading(HttpServletRequest request, HttpServletResponse response, ViewPositions positions) {
        this.request = request;
        this.response = response;
        this.positions = positions;
    }

    /** The parameter's text, null if it was not given; given twice or empty is a fault. */
    public @Nullable String text(String parameter) {
        known.add(parameter);
        String[] values = request.getParameterValues(parameter);
        if (values == null) return null;
        if (values.length > 1) {
            fault(parameter, "must be given once");
            return null;
        }
        if (values[0].isBlank()) {
            fault(parameter, "must not be blank");
            return null;
        }
        return values[0];
    }

    /** A calendar date such as 1998-06-30, null if it was not given. */
    public @Nullable LocalDate date(String parameter) {
        String text = text(parameter);
        if (text == null) return null;
        try {
            LocalDate date = LocalDate.parse(text);
            // Beyond these no instant can be kept as milliseconds, and no report has anything to say.
            if (date.getYear() >= 1 && date.getYear() <= 9999) return date;
        } catch (DateTimeException malformed) {
            fault(parameter, "must be a date such as 1998-06-30");
            return null;
        }
        fault(parameter, "must lie in the years 1 to 9999");
        return null;
    }

    /** {@code limit} and {@code cursor} of a list. */
    public Page.Asked page() {
        return new Page.Asked(limit(), cursor());
    }

    /** Notes that a parameter breaks a rule of the query's own. */
    public void fault(String parameter, String detail) {
        faults.add(new Problem.Fault(parameter, detail));
    }

    /**
     * Says which views the answer will be made of. It is called once, before the first of them is read, because the position
     * it writes promises that everything up to there is in the answer.
     *
     * @return the position written
     * @throws Problem 400 with every fault of parameters and headers, or 503 {@code view-behind}
     */
    public long of(String... views) {
        Long token = readAfter();
        Duration wait = preferredWait();
        refuseFaults();
        List<String> used = List.of(views);
        boolean reached = token == null || reached(used, token, wait);
        return answerAt(positions.least(used), reached, token);
    }

    /**
     * Says that the answer is made of the log itself, which is never behind what was acknowledged.
     *
     * @param tail position of the log's last event
     * @throws Problem 400 with every fault of parameters and headers, or 503 {@code view-behind}
     */
    public void ofLog(long tail) {
        Long token = readAfter();
        preferredWait();
        refuseFaults();
        answerAt(tail, token == null || token <= tail, token);
    }

    private void refuseFaults() {
        for (String parameter : Collections.list(request.getParameterNames())) {
            if (!known.contains(parameter)) fault(parameter, "is not a parameter of this query");
        }
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }

    private long answerAt(long position, boolean reached, @Nullable Long token) {
        response.setHeader(VIEW_POSITION, Long.toString(position));
        if (!reached) {
            throw Problem.later(
                    "view-behind", "the views stand at position " + position + ", " + token + " was asked for", 1);
        }
        return position;
    }

    /** The position after which the caller wants to read, −1 if any will do. */
    public long token() {
        String given = request.getHeader(READ_AFTER);
        return given == null || !POSITION.matcher(given).matches() ? -1 : Long.parseLong(given);
    }

    /** Corrects {@code View-Position} downwards, when something the answer used turns out to be older. */
    public void atMost(long position) {
        String written = response.getHeader(VIEW_POSITION);
        if (written != null && Long.parseLong(written) > position) {
            response.setHeader(VIEW_POSITION, Long.toString(position));
        }
    }

    private boolean reached(List<String> views, long token, Duration wait) {
        try {
            return positions.await(views, token, wait);
        } catch (InterruptedException shuttingDown) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private @Nullable Long readAfter() {
        String given = request.getHeader(READ_AFTER);
        if (given == null) return null;
        if (!POSITION.matcher(given).matches()) {
            fault(READ_AFTER, "must be the Consistency-Token of a command's answer, a whole number");
            return null;
        }
        return Long.parseLong(given);
    }

    private Duration preferredWait() {
        // RFC 7240: preferences that are not understood are ignored; a wait that is none is a fault all the same.
        for (String header : Collections.list(request.getHeaders("Prefer"))) {
            for (String preference : header.split("[,;]", -1)) {
                String stripped = preference.strip();
                if (!stripped.startsWith("wait")) continue;
                Matcher wait = WAIT.matcher(stripped);
                if (wait.matches()) {
                    return Duration.ofSeconds(Math.min(MAX_WAIT_SECONDS, Long.parseLong(wait.group(1))));
                }
                fault("Prefer", "must give whole seconds, such as wait=5");
            }
        }
        return Duration.ofSeconds(DEFAULT_WAIT_SECONDS);
    }

    /** A position of the log, −1 (before the first event) if it was not given. */
    public long position(String parameter) {
        String text = text(parameter);
        if (text == null) return -1;
        if (POSITION.matcher(text).matches()) return Long.parseLong(text);
        fault(parameter, "must be a position: -1 or a whole number from 0");
        return -1;
    }

    /** {@code limit} of a list. */
    public int limit() {
        String text = text("limit");
        if (text == null) return DEFAULT_LIMIT;
        if (text.matches("\\d{1,3}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) return limit;
        }
        fault("limit", "must be a whole number from 1 to " + MAX_LIMIT);
        return DEFAULT_LIMIT;
    }

    private @Nullable String cursor() {
        String text = text("cursor");
        if (text == null) return null;
        if (!CURSOR.matcher(text).matches()) {
            fault("cursor", "must be the next of an earlier page");
            return null;
        }
        try {
            return Page.decode(text);
        } catch (IllegalArgumentException malformed) {
            fault("cursor", "must be the next of an earlier page");
            return null;
        }
    }
}
