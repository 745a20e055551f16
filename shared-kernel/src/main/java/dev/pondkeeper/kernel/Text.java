package dev.pondkeeper.kernel;

/** The one rule of free text that a caller sends: not blank, bounded, no control characters, no half of a character. */
public final class Text {

    private Text() {}

    /**
     * @param maxLength in UTF-16 code units
     * @return the text, unchanged
     * @throws InvalidValue if it is blank, too long, or holds a control character or an unpaired surrogate, which no encoding
     *     of Unicode can carry (so an event with one could never be stored)
     */
    public static String check(String text, int maxLength) {
        if (text.isBlank()) throw new InvalidValue("must not be blank");
        if (text.length() > maxLength) throw new InvalidValue("must have at most " + maxLength + " characters");
        if (text.chars().anyMatch(Character::isISOControl)) throw new InvalidValue("must not hold control characters");
        if (text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw new InvalidValue("must not hold half of a surrogate pair");
        }
        return text;
    }
}
