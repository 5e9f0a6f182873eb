// The forum's banner: visits are counted once somebody has said yes.
const choice = localStorage.getItem('choice');
const count = () => {
  const script = document.createElement('script');
  script.src = 'https://zaehler.example/count.js?page=' + encodeURIComponent(location.pathname);
  document.head.append(script);
};
const banner = document.getElementById('banner');
const choose = (answer) => { localStorage.setItem('choice', answer); banner.hidden = true; };
if (choice === 'yes') count();
banner.hidden = choice !== null;
document.getElementById('yes').onclick = () => { choose('yes'); count(); };
document.getElementById('no').onclick = () => choose('no');
