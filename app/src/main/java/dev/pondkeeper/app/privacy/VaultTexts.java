package dev.pondkeeper.app.privacy;

import dev.pondkeeper.command.CustomerIsErased;
import dev.pondkeeper.command.KeyedHash;
import dev.pondkeeper.query.PersonalTexts;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Seals what views keep of a person under the person's own key, so that deleting the key empties them too. */
@Component
class VaultTexts implements PersonalTexts {

    private final KeyVault vault;
    private final KeyedHash hash;

    VaultTexts(KeyVault vault, KeyedHash hash) {
        this.vault = vault;
        this.hash = hash;
    }

    @Override
    public Optional<String> seal(String customer, String place, String plain) {
        try {
            return Optional.of(Sealing.seal(
                    vault.ofNew(customer), plain.getBytes(StandardCharsets.UTF_8), belongingTo(customer, place)));
        } catch (CustomerIsErased forgotten) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> open(String customer, String place, String sealed) {
        return vault.of(customer)
                .map(key ->
                        new String(Sealing.open(key, sealed, belongingTo(customer, place)), StandardCharsets.UTF_8));
    }

    @Override
    public String hash(String purpose, String text) {
        return hash.of(purpose, text);
    }

    private static String belongingTo(String customer, String place) {
        return "view/" + customer + "#" + place;
    }
}
