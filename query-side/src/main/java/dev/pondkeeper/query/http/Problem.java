package dev.pondkeeper.query.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question that cannot be answered, as RFC 9457 has it. It is the caller's to read, so it carries no cause and no trace. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String slug;
    private final int status;
    private final transient List<Fault> faults;
    private final @Nullable Integer retryAfterSeconds;

    private Problem(String slug, int status, String detail, List<Fault> faults, @Nullable Integer retryAfterSeconds) {
        super(detail, null, false, false);
        this.slug = slug;
        this.status = status;
        this.faults = faults;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** What is wrong with one query parameter or one header. */
    public record Fault(String parameter, String detail) {}

    /** 400, naming every fault of the request at once. */
    public static Problem invalid(List<Fault> faults) {
        String detail = faults.size() == 1
                ? faults.get(0).parameter() + " " + faults.get(0).detail()
                : faults.size() + " parameters or headers of this request are wrong";
        return new Problem("invalid-request", 400, detail, List.copyOf(faults), null);
    }

    /** 404 for an id of which no event has been seen. */
    public static Problem unknown(String slug, String detail) {
        return new Problem(slug, 404, detail, List.of(), null);
    }

    /** 409 because of what is going on already. */
    public static Problem clash(String slug, String detail) {
        return new Problem(slug, 409, detail, List.of(), null);
    }

    /** 503: the same question will be answered later. */
    public static Problem later(String slug, String detail, int retryAfterSeconds) {
        return new Problem(slug, 503, detail, List.of(), retryAfterSeconds);
    }

    public String slug() {
        return slug;
    }

    public int status() {
        return status;
    }

    public List<Fault> faults() {
        return faults == null ? List.of() : faults;
    }

    /** The slug in words: the same for every occurrence of a problem. */
    String title() {
        return Character.toUpperCase(slug.charAt(0)) + slug.substring(1).replace('-', ' ');
    }

    @Nullable
    Integer retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
