package dev.pondkeeper.kernel;

/**
 * A rule said no, and only the caller needs to hear of it. Nothing was recorded. Subclasses are named as the fact.
 * Each slug has a page under {@code /problems/}.
 */
public abstract class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String slug;

    /**
     * @param slug names the rule, kebab-case, for ever
     * @param detail one sentence for the caller, with the figures that decided
     */
    protected Refusal(String slug, String detail) {
        super(detail, null, false, false);
        this.slug = slug;
    }

    public final String slug() {
        return slug;
    }

    public final String detail() {
        return String.valueOf(getMessage());
    }
}
