@NullMarked
package dev.pondkeeper.app.privacy;

import org.jspecify.annotations.NullMarked;
