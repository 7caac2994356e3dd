package oriel.server.session;

import oriel.security.SecurityOffer;
import oriel.server.input.InputRouter;
import oriel.server.options.ServerOptions;
import oriel.server.update.UpdateContext;

/**
 * What all sessions share.
 *
 * @param options what the operator decided
 * @param security how viewers may log in
 * @param updates what writer threads share
 * @param input where keys and pointer go
 */
public record SessionContext(ServerOptions options, SecurityOffer security, UpdateContext updates, InputRouter input) {}
