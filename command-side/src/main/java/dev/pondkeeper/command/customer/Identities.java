package dev.pondkeeper.command.customer;

import dev.pondkeeper.command.KeyedHash;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.Identity;
import java.time.Instant;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Claims identities inside the commit of the command that asks for them: both are recorded, or neither. */
@Component
class Identities {

    private final Repository<ClaimedIdentity> claimed;
    private final KeyedHash hash;

    Identities(Repository<ClaimedIdentity> claimed, KeyedHash hash) {
        this.claimed = claimed;
        this.hash = hash;
    }

    /** @throws IdentityTaken if it belongs to somebody else */
    void claim(Identity identity, CustomerId customer, Instant occurredAt) {
        String type = identity.type().name();
        String name = hash.of("identity", type + ":" + identity.value());
        load(ClaimedIdentity.streamOf(name).toString()).execute(known -> known.claim(name, type, customer, occurredAt));
    }

    private org.axonframework.modelling.command.Aggregate<ClaimedIdentity> load(String stream) {
        try {
            return claimed.loadOrCreate(stream, ClaimedIdentity::new);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception impossible) {
            throw new IllegalStateException("creating an identity throws nothing checked", impossible);
        }
    }
}
