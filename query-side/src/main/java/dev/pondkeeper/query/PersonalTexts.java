package dev.pondkeeper.query;

import java.util.Optional;

/**
 * How a view keeps what tells something about a person: sealed under the person's own key, found again by a keyed hash. Once
 * the key is deleted the text is gone from every file. The app binds it.
 */
public interface PersonalTexts {

    /**
     * Seals a text for one place of one customer's document; it opens nowhere else.
     *
     * @return empty where the customer has been erased
     */
    Optional<String> seal(String customer, String place, String plain);

    /** Empty where the customer has been erased. */
    Optional<String> open(String customer, String place, String sealed);

    /** The keyed hash by which command-side names the same text for the same purpose. */
    String hash(String purpose, String text);
}
