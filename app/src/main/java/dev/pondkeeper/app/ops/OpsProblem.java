package dev.pondkeeper.app.ops;

import java.util.List;

/** What an operator asked for and cannot have, as RFC 9457 has it. */
final class OpsProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String slug;
    private final int status;

    private OpsProblem(String slug, int status, String detail) {
        super(detail, null, false, false);
        this.slug = slug;
        this.status = status;
    }

    static OpsProblem unknownProcessor(String name, List<String> known) {
        return new OpsProblem(
                "unknown-processor",
                404,
                "There is no processor " + name + "; there are " + String.join(", ", known) + ".");
    }

    static OpsProblem paused(String name) {
        return new OpsProblem(
                "processor-paused", 409, "The processor " + name + " is paused; resume it before you retry.");
    }

    static OpsProblem notReset(String name) {
        return new OpsProblem(
                "reset-refused",
                409,
                "The processor " + name + " asks for commands; what was refused once could be granted on a second"
                        + " reading. Only views are reset; what is parked of it can be retried.");
    }

    static OpsProblem rebuildRunning(String name) {
        return new OpsProblem("rebuild-running", 409, "The view " + name + " is being rebuilt already.");
    }

    String slug() {
        return slug;
    }

    int status() {
        return status;
    }
}
