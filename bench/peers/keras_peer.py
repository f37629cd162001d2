"""Keras on TensorFlow at its defaults: `compile` and `fit` on arrays, `train_step` overridden where keras.io does so."""

import os
import sys

import peer

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
try:
    import tensorflow as tf
    import keras
    from keras import layers
except ModuleNotFoundError as error:
    peer.say(missing=error.name)
    raise SystemExit from error


def autoencoder(job):
    images, _ = peer.digits(job.mnist, job.examples)
    x = images.reshape(-1, 784)
    hidden = [layers.Dense(units, activation="relu") for units in (128, 64, 32, 64, 128)]
    model = keras.Sequential([keras.Input([784]), *hidden, layers.Dense(784)])
    model.compile(keras.optimizers.Adam(1e-3), keras.losses.BinaryCrossentropy(from_logits=True))
    return model, (x, x)


def classifier(*network):
    return keras.Sequential([keras.Input([28, 28, 1]), *network]), keras.losses.SparseCategoricalCrossentropy(True)


def small_cnn(job):
    model, loss = classifier(
        layers.Conv2D(8, 3, activation="relu"), layers.MaxPooling2D(), layers.Flatten(), layers.Dense(10)
    )
    model.compile(keras.optimizers.Adam(1e-3), loss)
    return model, peer.digits(job.mnist, job.examples)


def mnist_node_cnn(job):
    model, loss = classifier(
        *(layers.Conv2D(32, 3, activation="relu"), layers.Conv2D(32, 3, activation="relu"), layers.MaxPooling2D()),
        *(layers.Conv2D(64, 3, activation="relu"), layers.Conv2D(64, 3, activation="relu"), layers.MaxPooling2D()),
        *(layers.Flatten(), layers.Dropout(0.25), layers.Dense(512, activation="relu")),
        *(layers.Dropout(0.5), layers.Dense(10)),
    )
    model.compile(keras.optimizers.RMSprop(1e-3), loss)
    return model, peer.digits(job.mnist, job.examples)


def gru(job):
    model = keras.Sequential([keras.Input([120, 14]), layers.GRU(32), layers.Dense(1)])
    model.compile(keras.optimizers.RMSprop(1e-3), "mae")
    return model, peer.windows(job.examples, 120, 14)


class Vae(keras.Model):
    """784-200-200-[50, 50]-200-200-784 on digits binarised anew, as keras.io/examples/generative/vae trains its own."""

    def __init__(self):
        super().__init__()
        tanh = lambda size: [keras.Input([size])] + [layers.Dense(200, activation="tanh") for _ in range(2)]
        self.encoder = keras.Sequential([*tanh(784), layers.Dense(100)])
        self.decoder = keras.Sequential([*tanh(50), layers.Dense(784)])
        self.seed = keras.random.SeedGenerator(1)

    def train_step(self, images):
        x = tf.cast(keras.random.uniform(tf.shape(images), seed=self.seed) < images, "float32")
        with tf.GradientTape() as tape:
            mu, log_var = tf.split(self.encoder(x), 2, axis=1)
            z = mu + tf.exp(0.5 * log_var) * keras.random.normal(tf.shape(mu), seed=self.seed)
            surprise = tf.nn.sigmoid_cross_entropy_with_logits(x, self.decoder(z))
            kl = 0.5 * tf.reduce_sum(mu**2 + tf.exp(log_var) - log_var - 1, axis=1)
            loss = tf.reduce_mean(tf.reduce_sum(surprise, axis=1) + kl)
        gradients = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_weights))
        return {"loss": loss}


def vae(job):
    images, _ = peer.digits(job.mnist, job.examples)
    model = Vae()
    model.compile(keras.optimizers.Adam(1e-3))
    return model, (images.reshape(-1, 784),)


Z, F1, F2 = 64, 32, 64  # numbers of one noise, channels of the maps of 14 x 14 and of 7 x 7


class Dcgan(keras.Model):
    """A generator and a discriminator, as keras.io/examples/generative/dcgan_overriding_train_step trains them."""

    def __init__(self):
        super().__init__()
        same = dict(strides=2, padding="same")
        bent = lambda activation: [layers.BatchNormalization(epsilon=1e-5), activation]
        self.generator = keras.Sequential(
            [keras.Input([Z]), layers.Dense(7 * 7 * F2, use_bias=False), layers.Reshape([7, 7, F2]), *bent(layers.ReLU())]
            + [layers.Conv2DTranspose(F1, 4, use_bias=False, **same), *bent(layers.ReLU())]
            + [layers.Conv2DTranspose(1, 4, activation="tanh", **same)]
        )
        self.discriminator = keras.Sequential(
            [keras.Input([28, 28, 1]), layers.Conv2D(F1, 4, **same), layers.LeakyReLU(0.2)]
            + [layers.Conv2D(F2, 4, use_bias=False, **same), *bent(layers.LeakyReLU(0.2))]
            + [layers.Flatten(), layers.Dense(1)]
        )
        self.seed = keras.random.SeedGenerator(1)

    def compile(self, d_optimizer, g_optimizer, loss_fn):
        super().compile()
        self.d_optimizer, self.g_optimizer, self.loss_fn = d_optimizer, g_optimizer, loss_fn

    def train_step(self, real):
        noise = lambda: keras.random.normal((tf.shape(real)[0], Z), seed=self.seed)
        made = self.generator(noise(), training=True)
        with tf.GradientTape() as tape:
            told, believed = self.discriminator(real, training=True), self.discriminator(made, training=True)
            d_loss = self.loss_fn(tf.ones_like(told), told) + self.loss_fn(tf.zeros_like(believed), believed)
        self.update(self.d_optimizer, tape, d_loss, self.discriminator)
        with tf.GradientTape() as tape:
            believed = self.discriminator(self.generator(noise(), training=True), training=True)
            g_loss = self.loss_fn(tf.ones_like(believed), believed)
        self.update(self.g_optimizer, tape, g_loss, self.generator)
        return {"loss": d_loss, "g_loss": g_loss}

    def update(self, optimizer, tape, loss, player):
        gradients = tape.gradient(loss, player.trainable_weights)
        optimizer.apply_gradients(zip(gradients, player.trainable_weights))


def dcgan(job):
    images, _ = peer.digits(job.mnist, job.examples)
    model = Dcgan()
    adam = lambda: keras.optimizers.Adam(2e-4, beta_1=0.5)
    model.compile(adam(), adam(), keras.losses.BinaryCrossentropy(from_logits=True))
    return model, (2 * images - 1,)


def stepper(model, data, job):
    """The step that `fit` runs for each batch, without what `fit` itself costs, on batches already in memory."""
    batched = [values[: job.batches * job.batch].reshape(job.batches, job.batch, *values.shape[1:]) for values in data]
    # The cache hands out the same tensors again, so that a batch is never copied.
    stored = tf.data.Dataset.from_tensor_slices(tuple(batched) if len(data) > 1 else batched[0]).cache().repeat()
    batches = iter(stored)
    model.make_train_function()
    return lambda: model.train_function(batches)


class Held(keras.callbacks.Callback):
    """Holds `fit` at the start of every epoch until the next one is asked for."""

    def __init__(self, asked):
        super().__init__()
        self.asked = asked

    def on_epoch_begin(self, epoch, logs=None):
        if next(self.asked, "end") == "end":
            sys.exit()
        self.began = peer.now()

    def on_epoch_end(self, epoch, logs=None):
        peer.say(epoch=peer.now() - self.began)


def main(job):
    model, data = globals()[job.case.replace("-", "_")](job)
    step = stepper(model, data, job)
    peer.say(ready={"versions": {"keras": keras.__version__, "tensorflow": tf.__version__}, "threads": os.cpu_count()})
    asked = peer.asked_epochs(step, lambda logs: float(logs["loss"]))
    model.fit(*data, batch_size=job.batch, epochs=1_000_000, shuffle=True, verbose=0, callbacks=[Held(asked)])


main(peer.job())
