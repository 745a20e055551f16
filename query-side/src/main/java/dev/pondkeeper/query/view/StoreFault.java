package dev.pondkeeper.query.view;

import com.mongodb.MongoException;

/** Tells a store that does not do its part, which is asked again, from an event that cannot be taken, which is parked. */
public final class StoreFault {

    private StoreFault() {}

    public static boolean in(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof MongoException) return true;
        }
        return false;
    }
}
