package dev.pondkeeper.command.customer;

import dev.pondkeeper.command.KeyedHash;
import dev.pondkeeper.kernel.customer.CustomerEvent.KnownIdentity;
import dev.pondkeeper.kernel.customer.CustomerEvent.MovedIdentity;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.Identity;
import java.time.Instant;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Claims and releases identities inside the commit of the command that asks for it: all is recorded, or nothing. */
@Component
class Identities {

    private final Repository<ClaimedIdentity> claimed;
    private final KeyedHash hash;

    Identities(Repository<ClaimedIdentity> claimed, KeyedHash hash) {
        this.claimed = claimed;
        this.hash = hash;
    }

    String hashOf(KnownIdentity known) {
        return hash.of("identity", known.type() + ":" + known.value());
    }

    MovedIdentity nameOf(Identity identity) {
        String type = identity.type().name();
        return new MovedIdentity(hashOf(new KnownIdentity(type, identity.value())), type);
    }

    /** @throws IdentityTaken if it belongs to somebody else */
    void claim(MovedIdentity identity, CustomerId customer, Instant occurredAt) {
        load(identity).execute(known -> known.claim(identity.identity(), identity.type(), customer, occurredAt));
    }

    /** Does nothing unless it belongs to this customer. */
    void release(MovedIdentity identity, CustomerId customer, Instant occurredAt) {
        load(identity).execute(known -> known.release(identity.identity(), identity.type(), customer, occurredAt));
    }

    void move(MovedIdentity identity, CustomerId from, CustomerId into, Instant occurredAt) {
        release(identity, from, occurredAt);
        claim(identity, into, occurredAt);
    }

    private org.axonframework.modelling.command.Aggregate<ClaimedIdentity> load(MovedIdentity identity) {
        try {
            return claimed.loadOrCreate(
                    ClaimedIdentity.streamOf(identity.identity()).toString(), ClaimedIdentity::new);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception impossible) {
            throw new IllegalStateException("creating an identity throws nothing checked", impossible);
        }
    }
}
