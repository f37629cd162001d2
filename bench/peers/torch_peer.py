"""PyTorch at its defaults: eager, as many threads as cores, indexing a permutation of tensors in memory."""

import itertools

import peer

try:
    import torch
    from torch import nn
    from torch.nn import functional as F
except ModuleNotFoundError as error:
    peer.say(missing=error.name)
    raise SystemExit from error


def trainer(model, optimizer, loss_of):
    """The usual step of one network: forward, backward, update."""

    def step(*batch):
        optimizer.zero_grad()
        loss = loss_of(model, *batch)
        loss.backward()
        optimizer.step()
        return loss

    return step


def dense(*sizes, last=None):
    """Dense layers with relu between them."""
    layers = [part for pair in zip(sizes, sizes[1:]) for part in (nn.Linear(*pair), nn.ReLU())]
    return nn.Sequential(*layers[:-1])


def autoencoder(job):
    images, _ = peer.digits(job.mnist, job.examples)
    model = dense(784, 128, 64, 32, 64, 128, 784)
    loss = lambda model, x: F.binary_cross_entropy_with_logits(model(x), x)
    return trainer(model, torch.optim.Adam(model.parameters(), 1e-3), loss), [images.reshape(-1, 784)]


def classify(model, images, labels):
    return F.cross_entropy(model(images), labels)


def digits(job):
    images, labels = peer.digits(job.mnist, job.examples)
    return [images.transpose(0, 3, 1, 2), labels]


def small_cnn(job):
    model = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(13 * 13 * 8, 10))
    return trainer(model, torch.optim.Adam(model.parameters(), 1e-3), classify), digits(job)


# Keras' and TensorFlow.js's own constants, which PyTorch sets otherwise.
RMSPROP = dict(lr=1e-3, alpha=0.9, eps=1e-7)


def mnist_node_cnn(job):
    model = nn.Sequential(
        *(nn.Conv2d(1, 32, 3), nn.ReLU(), nn.Conv2d(32, 32, 3), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(32, 64, 3), nn.ReLU(), nn.Conv2d(64, 64, 3), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Flatten(), nn.Dropout(0.25), nn.Linear(4 * 4 * 64, 512), nn.ReLU(), nn.Dropout(0.5), nn.Linear(512, 10)),
    )
    return trainer(model, torch.optim.RMSprop(model.parameters(), **RMSPROP), classify), digits(job)


class Forecaster(nn.Module):
    def __init__(self):
        super().__init__()
        self.gru = nn.GRU(14, 32, batch_first=True)
        self.dense = nn.Linear(32, 1)

    def forward(self, x):
        states, _ = self.gru(x)
        return self.dense(states[:, -1])


def gru(job):
    model = Forecaster()
    loss = lambda model, x, y: F.l1_loss(model(x), y)
    return trainer(model, torch.optim.RMSprop(model.parameters(), **RMSPROP), loss), peer.windows(job.examples, 120, 14)


class Vae(nn.Module):
    """784-200-200-[50, 50]-200-200-784, tanh between; learns from digits binarised anew."""

    def __init__(self):
        super().__init__()
        tanh = lambda size, out: nn.Sequential(
            nn.Linear(size, 200), nn.Tanh(), nn.Linear(200, 200), nn.Tanh(), nn.Linear(200, out)
        )
        self.encoder, self.decoder = tanh(784, 100), tanh(50, 784)

    def forward(self, x):
        mu, log_var = self.encoder(x).chunk(2, dim=1)
        return self.decoder(mu + torch.exp(0.5 * log_var) * torch.randn_like(mu)), mu, log_var


def vae(job):
    def loss(model, images):
        x = torch.bernoulli(images)
        logits, mu, log_var = model(x)
        surprise = F.binary_cross_entropy_with_logits(logits, x, reduction="sum")
        kl = 0.5 * torch.sum(mu**2 + torch.exp(log_var) - log_var - 1)
        return (surprise + kl) / len(x)

    images, _ = peer.digits(job.mnist, job.examples)
    model = Vae()
    return trainer(model, torch.optim.Adam(model.parameters(), 1e-3), loss), [images.reshape(-1, 784)]


Z, F1, F2 = 64, 32, 64  # numbers of one noise, channels of the maps of 14 x 14 and of 7 x 7


def dcgan(job):
    """One turn: the discriminator moves, then the generator answers the one that has moved."""
    grow = lambda *channels, **more: nn.ConvTranspose2d(*channels, 4, stride=2, padding=1, **more)
    halve = lambda *channels, **more: nn.Conv2d(*channels, 4, stride=2, padding=1, **more)
    generator = nn.Sequential(
        *(nn.Linear(Z, 7 * 7 * F2, bias=False), nn.Unflatten(1, (F2, 7, 7)), nn.BatchNorm2d(F2), nn.ReLU()),
        *(grow(F2, F1, bias=False), nn.BatchNorm2d(F1), nn.ReLU(), grow(F1, 1), nn.Tanh()),
    )
    discriminator = nn.Sequential(
        *(halve(1, F1), nn.LeakyReLU(0.2), halve(F1, F2, bias=False), nn.BatchNorm2d(F2), nn.LeakyReLU(0.2)),
        *(nn.Flatten(), nn.Linear(7 * 7 * F2, 1)),
    )
    d_optimizer, g_optimizer = [
        torch.optim.Adam(player.parameters(), 2e-4, betas=(0.5, 0.999)) for player in (discriminator, generator)
    ]
    entropy = F.binary_cross_entropy_with_logits

    def turn(real):
        d_optimizer.zero_grad()
        told, believed = discriminator(real), discriminator(generator(torch.randn(len(real), Z)).detach())
        d_loss = entropy(told, torch.ones_like(told)) + entropy(believed, torch.zeros_like(believed))
        d_loss.backward()
        d_optimizer.step()

        g_optimizer.zero_grad()
        believed = discriminator(generator(torch.randn(len(real), Z)))
        g_loss = entropy(believed, torch.ones_like(believed))
        g_loss.backward()
        g_optimizer.step()
        return d_loss

    images, _ = peer.digits(job.mnist, job.examples)
    return turn, [2 * images.transpose(0, 3, 1, 2) - 1]


def stepper(step, data, job):
    """Steps on batches already in memory, one after another, for ever."""
    split = [values[: job.batches * job.batch].split(job.batch) for values in data]
    batches = itertools.cycle(list(zip(*split)))
    return lambda: step(*next(batches))


def main(job):
    step, arrays = globals()[job.case.replace("-", "_")](job)
    data = [torch.from_numpy(values).contiguous() for values in arrays]
    peer.say(ready={"versions": {"torch": torch.__version__}, "threads": torch.get_num_threads()})
    for _ in peer.asked_epochs(stepper(step, data, job), torch.Tensor.item):
        began = peer.now()
        order = torch.randperm(job.examples)
        for i, places in enumerate(order.split(job.batch)):
            loss = step(*(values[places] for values in data))
            if i % peer.GROUP == peer.GROUP - 1:
                loss.item()
        peer.say(epoch=peer.now() - began)


main(peer.job())
