package dev.pondkeeper.app.privacy;

import dev.pondkeeper.command.CustomerIsErased;
import dev.pondkeeper.eventstore.SealContext;
import dev.pondkeeper.eventstore.StateSeal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/**
 * Closes the state of aggregates and sagas under the keys of all customers it may be about, one inside the other, so that with
 * any of them it is gone; state that is about nobody is closed under a key of the installation. About an erased customer
 * nothing is kept any more.
 */
@Component
class OwnersSeal implements StateSeal {

    private final KeyVault keys;
    private final SecretKey ofNobody;

    OwnersSeal(KeyVault keys, MasterKey master) {
        this.keys = keys;
        this.ofNobody = master.derive("state", "AES");
    }

    @Override
    public Optional<String> seal(SealContext context, Set<String> owners, String json) {
        String closed = seal(ofNobody, json, belongsTo(context));
        try {
            for (String owner : new TreeSet<>(owners)) {
                closed = seal(keys.ofNew(owner), closed, belongsTo(context));
            }
        } catch (CustomerIsErased forgotten) {
            return Optional.empty();
        }
        return Optional.of(closed);
    }

    @Override
    public Optional<String> open(SealContext context, Set<String> owners, String sealed) {
        List<String> outermostFirst = new ArrayList<>(new TreeSet<>(owners));
        Collections.reverse(outermostFirst);
        String open = sealed;
        for (String owner : outermostFirst) {
            Optional<SecretKey> key = keys.of(owner);
            if (key.isEmpty()) return Optional.empty();
            open = open(key.get(), open, belongsTo(context));
        }
        return Optional.of(open(ofNobody, open, belongsTo(context)));
    }

    private static String seal(SecretKey key, String text, String belongsTo) {
        return Sealing.seal(key, text.getBytes(StandardCharsets.UTF_8), belongsTo);
    }

    private static String open(SecretKey key, String text, String belongsTo) {
        return new String(Sealing.open(key, text, belongsTo), StandardCharsets.UTF_8);
    }

    private static String belongsTo(SealContext context) {
        return context.eventId() + "#" + context.stream();
    }
}
