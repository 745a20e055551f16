@NullMarked
package dev.pondkeeper.app.axon;

import org.jspecify.annotations.NullMarked;
