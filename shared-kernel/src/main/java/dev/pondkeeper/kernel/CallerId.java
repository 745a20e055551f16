package dev.pondkeeper.kernel;

import java.util.regex.Pattern;

/** The one shape of every id that a caller may choose (API.md, Ids). They live for ever: no personal data belongs in one. */
public final class CallerId {

    /** As a regular expression, for schemas and messages. */
    public static final String SHAPE = "[A-Za-z0-9._-]{1,64}";

    private static final Pattern PATTERN = Pattern.compile(SHAPE);

    private CallerId() {}

    /**
     * @return the id, unchanged
     * @throws InvalidValue if it does not match {@link #SHAPE}
     */
    public static String check(String value) {
        if (!PATTERN.matcher(value).matches()) {
            throw new InvalidValue("must be 1 to 64 characters out of A-Z a-z 0-9 . _ -");
        }
        return value;
    }
}
