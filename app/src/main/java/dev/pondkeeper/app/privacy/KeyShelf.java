package dev.pondkeeper.app.privacy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where wrapped keys lie. All of it is on disk when a method returns. */
interface KeyShelf {

    /**
     * What lies at a customer's place.
     *
     * @param wrapped null where the key has been erased
     */
    record Place(@Nullable String wrapped) {

        static final Place ERASED = new Place(null);
    }

    /** Empty where nothing was ever put. */
    Optional<Place> find(String customer);

    /** Puts a wrapped key where nothing lies; what lies there then, this one or an earlier one, is returned. */
    Place putIfAbsent(String customer, String wrapped);

    /** Leaves nothing of the key but the mark that it was erased. */
    void erase(String customer);
}
