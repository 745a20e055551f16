package dev.pondkeeper.app.privacy;

import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.saga.privacy.PersonalKeys;
import org.springframework.stereotype.Component;

/** Lets the policy of erasure reach the vault. */
@Component
class VaultErasure implements PersonalKeys {

    private final KeyVault vault;

    VaultErasure(KeyVault vault) {
        this.vault = vault;
    }

    @Override
    public void delete(CustomerId customer) {
        vault.erase(customer.value());
    }
}
