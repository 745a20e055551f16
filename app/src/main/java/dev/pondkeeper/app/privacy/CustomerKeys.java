package dev.pondkeeper.app.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pondkeeper.app.privacy.KeyShelf.Place;
import dev.pondkeeper.command.CustomerIsErased;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Keys wrapped by the master key on a shelf; those in use stay unwrapped in memory for a minute, which bounds how long another node still reads. */
final class CustomerKeys implements KeyVault {

    private static final int CACHED = 10_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyShelf shelf;
    private final SecretKey wrapping;
    private final Cache<String, SecretKey> unwrapped = Caffeine.newBuilder()
            .maximumSize(CACHED)
            .expireAfterWrite(REMEMBERED)
            .build();

    CustomerKeys(KeyShelf shelf, MasterKey master) {
        this.shelf = shelf;
        this.wrapping = master.derive("wrap", "AES");
    }

    @Override
    public SecretKey ofNew(String customer) {
        // Inside the cache's own look-up, so that an erasure waits for it and then removes what it found.
        SecretKey key = unwrapped.get(customer, this::findOrMake);
        if (key == null) throw new CustomerIsErased(new CustomerId(customer));
        return key;
    }

    @Override
    public Optional<SecretKey> of(String customer) {
        return Optional.ofNullable(unwrapped.get(
                customer,
                absent -> shelf.find(absent).map(place -> unwrap(absent, place)).orElse(null)));
    }

    @Override
    public void erase(String customer) {
        shelf.erase(customer);
        unwrapped.invalidate(customer);
    }

    private @Nullable SecretKey findOrMake(String customer) {
        Optional<Place> known = shelf.find(customer);
        if (known.isPresent()) return unwrap(customer, known.get());
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return unwrap(customer, shelf.putIfAbsent(customer, Sealing.seal(wrapping, secret, customer)));
    }

    private @Nullable SecretKey unwrap(String customer, Place place) {
        String wrapped = place.wrapped();
        return wrapped == null ? null : new SecretKeySpec(Sealing.open(wrapping, wrapped, customer), "AES");
    }
}
