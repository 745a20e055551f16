package dev.pondkeeper.eventstore;

import org.bson.Document;

/**
 * What the store's acknowledgement is worth.
 *
 * @param survivesLossOfServer whether an acknowledged commit is on several servers
 * @param sentence the same, said to a person
 */
public record StorePromise(boolean survivesLossOfServer, String sentence) {
    static StorePromise of(Document hello) {
        if (hello.containsKey("setName") || "isdbgrid".equals(hello.getString("msg"))) {
            return new StorePromise(true, "Acknowledged commits are journaled on a majority of the replica set.");
        }
        return new StorePromise(
                false,
                "The store is a single server: acknowledged commits are on its disk, and lost with it. Use a replica set in"
                        + " production.");
    }
}
