/** Runs of equal pixels: an encoder for the server, and its decoder for viewers. */
module acme.runs {
    requires oriel.client;
    requires oriel.encoding;

    provides oriel.client.DecoderProvider with
            acme.runs.RunsDecoderProvider;
    provides oriel.encoding.EncoderProvider with
            acme.runs.RunsProvider;
}
