/** Recipients' OpenPGP keys, found by Web Key Directory (draft-koch-openpgp-webkey-service). */
@NullMarked
package io.signalbox.wkd;

import org.jspecify.annotations.NullMarked;
