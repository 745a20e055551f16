package dev.pondkeeper.command.door;

import java.util.List;

/** A request that cannot be understood, with everything that is wrong with it. */
final class BadRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** So many faults one answer lists; a body can hold tens of thousands. */
    private static final int MOST_LISTED = 100;

    private final String slug;
    private final int status;
    private final transient List<Fault> faults;

    BadRequest(String slug, int status, String detail, List<Fault> faults) {
        super(detail, null, false, false);
        this.slug = slug;
        this.status = status;
        this.faults = List.copyOf(faults);
    }

    static BadRequest malformed(String detail) {
        return new BadRequest("malformed-request", 400, detail, List.of());
    }

    static BadRequest invalid(List<Fault> faults) {
        String detail = faults.size() == 1
                ? "One field is not as it must be."
                : faults.size() + " fields are not as they must be.";
        if (faults.size() <= MOST_LISTED) return new BadRequest("invalid-request", 400, detail, faults);
        return new BadRequest(
                "invalid-request",
                400,
                detail + " The first " + MOST_LISTED + " are listed.",
                faults.subList(0, MOST_LISTED));
    }

    static BadRequest tooLarge(int limit) {
        return new BadRequest("payload-too-large", 413, "A command has at most " + limit + " bytes.", List.of());
    }

    String slug() {
        return slug;
    }

    int status() {
        return status;
    }

    List<Fault> faults() {
        return faults;
    }
}
